#include "core/base/version.h"
#include "tests/support/program.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <filesystem>
#include <sys/types.h>

namespace test_command_line {

using samples::gzip;
using samples::idxImages;
using samples::idxLabels;

using samples::Outcome;

namespace {

/// Runs lookbook-cli in a folder.
Outcome run(const QStringList& words, const samples::Folder& folder) {
  return samples::runProgram(LOOKBOOK_CLI, words, QString::fromStdString(folder.path().string()));
}

/// Four train images of classes 0, 1, 2, 0 and two test images of classes 2, 2.
void addSmall(const samples::Folder& folder) {
  folder.add("small/train-images-idx3-ubyte.gz", gzip(idxImages(4)));
  folder.add("small/train-labels-idx1-ubyte.gz", gzip(idxLabels({0, 1, 2, 0})));
  folder.add("small/t10k-images-idx3-ubyte", idxImages(2));
  folder.add("small/t10k-labels-idx1-ubyte", idxLabels({2, 2}));
}

/// Width and height, from the header of a PNG.
QSize sizeOfPng(const QByteArray& png) {
  auto word = [&](qsizetype at) {
    int value = 0;
    for (qsizetype i = at; i < at + 4; ++i) value = value << 8 | static_cast<uchar>(png[i]);
    return value;
  };
  return png.startsWith("\x89PNG") ? QSize(word(16), word(20)) : QSize();
}

/// The number of bytes that a program has read; 0 if it has ended.
qint64 bytesReadBy(const QProcess& program) {
  QFile counts(QStringLiteral("/proc/%1/io").arg(program.processId()));
  if (!counts.open(QIODevice::ReadOnly)) return 0;
  const QByteArray first = counts.readAll().split('\n').first();  // "rchar: 1234"
  return first.mid(first.indexOf(' ') + 1).toLongLong();
}

}  // namespace

class TestCommandLine : public QObject {
  Q_OBJECT

 private slots:
  void infoTellsWhatADataSetIs();
  void infoAsJsonHoldsTheSameAndNothingElse();
  void warningsAreTold();
  void sheetHoldsTheImagesAskedFor_data();
  void sheetHoldsTheImagesAskedFor();
  void wrongUsageEndsWithTwo_data();
  void wrongUsageEndsWithTwo();
  void failureEndsWithOne_data();
  void failureEndsWithOne();
  void smallFilesOfLargeContentNeedAnOption_data();
  void smallFilesOfLargeContentNeedAnOption();
  void failedSheetLeavesNothing();
  void interruptedSheetLeavesNothing();
  void outputThatCannotBeWrittenIsAFailure();
  void helpAndVersionEndWithNought_data();
  void helpAndVersionEndWithNought();
};

void TestCommandLine::infoTellsWhatADataSetIs() {
  const samples::Folder folder;
  const Outcome outcome = run({"info", "fashion-mnist"}, folder);
  QCOMPARE(outcome.err, QString());
  QCOMPARE(outcome.status, 0);
  QVERIFY(outcome.out.startsWith("Fashion-MNIST\n"));
  QVERIFY(outcome.out.contains("70000 (60000 train, 10000 test)"));
  QVERIFY(outcome.out.contains("28 x 28 pixels"));
  QVERIFY(outcome.out.contains("md5:f4a8712d7a061bf5bd6d2ca38dc4d50a+"));
  QVERIFY(outcome.out.contains("9  Ankle boot        6000    1000"));
}

void TestCommandLine::infoAsJsonHoldsTheSameAndNothingElse() {
  const samples::Folder folder;
  addSmall(folder);
  const Outcome outcome = run({"info", "small", "--json"}, folder);
  QCOMPARE(outcome.status, 0);
  QJsonParseError error;
  const QJsonObject info = QJsonDocument::fromJson(outcome.out.toUtf8(), &error).object();
  QCOMPARE(error.error, QJsonParseError::NoError);
  QCOMPARE(info["id"], "small");
  QCOMPARE(info["images"], 6);
  QCOMPARE(info["train"], 4);
  QCOMPARE(info["test"], 2);
  QCOMPARE(info["rows"], 2);
  QCOMPARE(info["columns"], 3);
  QCOMPARE(info["labelled"], true);
  QVERIFY(info["warnings"].toArray().isEmpty());
  const QJsonArray classes = info["classes"].toArray();
  QCOMPARE(classes.size(), 3);
  QCOMPARE(classes[0].toObject()["train"], 2);
  QCOMPARE(classes[2].toObject()["name"], "class 2");
  QCOMPARE(classes[2].toObject()["test"], 2);
}

void TestCommandLine::warningsAreTold() {
  const samples::Folder folder;
  folder.add("fashion/images", idxImages(2));
  const Outcome outcome = run({"info", "fashion"}, folder);
  QCOMPARE(outcome.status, 0);
  QVERIFY2(outcome.out.contains("Warning: The folder fashion is named like Fashion-MNIST"),
           qPrintable(outcome.out));
}

void TestCommandLine::sheetHoldsTheImagesAskedFor_data() {
  QTest::addColumn<QStringList>("words");
  QTest::addColumn<QSize>("tiles");
  QTest::addColumn<QString>("summary");
  QTest::newRow("all, a row or more for each class") << QStringList() << QSize(3, 3) << "6 images";
  QTest::newRow("narrow") << QStringList{"--columns", "2"} << QSize(2, 4) << "6 images";
  QTest::newRow("test") << QStringList{"--split", "test"} << QSize(2, 1) << "2 images";
  QTest::newRow("first three") << QStringList{"--limit", "3"} << QSize(2, 3) << "3 images";
  QTest::newRow("class by label") << QStringList{"--class", "2"} << QSize(2, 2) << "3 images";
  QTest::newRow("class by name") << QStringList{"--class", "class 0"} << QSize(2, 1) << "2 images";
  QTest::newRow("class of a split")
      << QStringList{"--class", "2", "--split", "train"} << QSize(1, 1) << "1 image,";
}

void TestCommandLine::sheetHoldsTheImagesAskedFor() {
  QFETCH(QStringList, words);
  QFETCH(QSize, tiles);
  QFETCH(QString, summary);
  const samples::Folder folder;
  addSmall(folder);
  const Outcome outcome = run(QStringList{"sheet", "small", "--out", "sheet.png"} + words, folder);
  QCOMPARE(outcome.err, QString());
  QCOMPARE(outcome.status, 0);
  QVERIFY2(outcome.out.contains(summary), qPrintable(outcome.out));
  QCOMPARE(sizeOfPng(samples::contentOf(folder.path() / "sheet.png")),
           QSize(tiles.width() * 3, tiles.height() * 2));
}

void TestCommandLine::wrongUsageEndsWithTwo_data() {
  QTest::addColumn<QStringList>("words");
  QTest::addColumn<QString>("reason");
  const QStringList sheet{"sheet", "small", "--out", "sheet.png"};
  QTest::newRow("nothing") << QStringList() << "subcommand is required";
  QTest::newRow("unknown command") << QStringList{"dance"} << "dance is not a command";
  QTest::newRow("unknown option") << QStringList{"info", "small", "--loud"} << "--loud";
  QTest::newRow("no data set") << QStringList{"info"} << "DATASET is required";
  QTest::newRow("no output") << QStringList{"sheet", "small"} << "--out is required";
  QTest::newRow("unknown split") << sheet + QStringList{"--split", "half"}
                                 << "--split: half is not all, train or test";
  QTest::newRow("limit of nought")
      << sheet + QStringList{"--limit", "0"} << "--limit: 0 is not a whole number from 1";
  QTest::newRow("limit that is no number")
      << sheet + QStringList{"--limit", "ten"} << "ten is not a whole number";
  QTest::newRow("unknown class")
      << sheet + QStringList{"--class", "Boot"}
      << "Boot is not a class. --class takes a label from 0 to 2 or one of";
  QTest::newRow("class too high") << sheet + QStringList{"--class", "3"} << "from 0 to 2";
  QTest::newRow("no images left") << sheet + QStringList{"--class", "2", "--limit", "2"}
                                  << "No selected image belongs to class 2.";
}

void TestCommandLine::wrongUsageEndsWithTwo() {
  QFETCH(QStringList, words);
  QFETCH(QString, reason);
  const samples::Folder folder;
  addSmall(folder);
  const Outcome outcome = run(words, folder);
  QCOMPARE(outcome.status, 2);
  QCOMPARE(outcome.out, QString());
  QVERIFY2(outcome.err.startsWith("lookbook-cli: "), qPrintable(outcome.err));
  QVERIFY2(outcome.err.contains(reason), qPrintable(outcome.err));
  QCOMPARE(outcome.err.count('\n'), 1);
}

void TestCommandLine::smallFilesOfLargeContentNeedAnOption_data() {
  QTest::addColumn<QStringList>("words");
  QTest::newRow("info") << QStringList{"info", "large.csv.gz"};
  QTest::newRow("sheet") << QStringList{"sheet", "large.csv.gz", "--out", "sheet.png"};
  QTest::newRow("embed") << QStringList{"embed", "large.csv.gz", "--method",
                                        "pca",   "--out",        "map.npy"};
}

void TestCommandLine::smallFilesOfLargeContentNeedAnOption() {
  QFETCH(QStringList, words);
  const samples::Folder folder;
  // One line of 2.1 GB, which is refused after its first 16 MiB.
  folder.add("large.csv.gz", gzip(QByteArray(100'000'000, '0')).repeated(21));
  const Outcome refused = run(words, folder);
  QCOMPARE(refused.status, 1);
  QVERIFY2(refused.err.contains("large.csv.gz has 2 MB and unpacks to more than 2 GB. Add "
                                "--allow-large to open it."),
           qPrintable(refused.err));
  const Outcome allowed = run(words + QStringList{"--allow-large"}, folder);
  QCOMPARE(allowed.status, 1);
  QVERIFY2(allowed.err.contains("a line of more than 16 MiB"), qPrintable(allowed.err));
}

void TestCommandLine::failureEndsWithOne_data() {
  QTest::addColumn<QStringList>("words");
  QTest::addColumn<QString>("reason");
  QTest::newRow("no such data set") << QStringList{"info", "nowhere"} << "nowhere does not exist.";
  QTest::newRow("empty folder") << QStringList{"info", "empty"} << "empty holds no images.";
  QTest::newRow("broken file") << QStringList{"info", "broken"}
                               << "broken ends in the middle of its gzip stream.";
  QTest::newRow("no such folder to write to")
      << QStringList{"sheet", "small", "--out", "nowhere/sheet.png"}
      << "nowhere/sheet.png cannot be written: the folder";
}

void TestCommandLine::failureEndsWithOne() {
  QFETCH(QStringList, words);
  QFETCH(QString, reason);
  const samples::Folder folder;
  addSmall(folder);
  folder.add("broken", gzip(idxImages(100)).chopped(9));
  std::filesystem::create_directory(folder.path() / "empty");
  const Outcome outcome = run(words, folder);
  QCOMPARE(outcome.status, 1);
  QCOMPARE(outcome.out, QString());
  QVERIFY2(outcome.err.contains(reason), qPrintable(outcome.err));
  QCOMPARE(outcome.err.count('\n'), 1);
}

void TestCommandLine::failedSheetLeavesNothing() {
  const samples::Folder folder;
  folder.add("broken/images", gzip(idxImages(100)).chopped(9));
  QCOMPARE(run({"sheet", "broken", "--out", "sheet.png"}, folder).status, 1);
  QVERIFY(!std::filesystem::exists(folder.path() / "sheet.png"));
}

void TestCommandLine::interruptedSheetLeavesNothing() {
  const samples::Folder folder;
  QProcess process;
  process.setWorkingDirectory(QString::fromStdString(folder.path().string()));
  process.start(LOOKBOOK_CLI, {"sheet", "fashion-mnist", "--out", "sheet.png"});
  QVERIFY(process.waitForStarted());
  // It has begun its work: it has read some of the files of the data set.
  constexpr qint64 kSome = 1'000'000;  // bytes
  QVERIFY(QTest::qWaitFor([&] { return bytesReadBy(process) > kSome; }, 20'000));
  QCOMPARE(process.state(), QProcess::Running);
  ::kill(static_cast<pid_t>(process.processId()), SIGINT);
  QVERIFY(process.waitForFinished());
  QCOMPARE(process.exitStatus(), QProcess::CrashExit);
  QVERIFY(std::filesystem::is_empty(folder.path()));
}

void TestCommandLine::outputThatCannotBeWrittenIsAFailure() {
  const samples::Folder folder;
  addSmall(folder);
  QProcess process;
  process.setWorkingDirectory(QString::fromStdString(folder.path().string()));
  process.setStandardOutputFile("/dev/full");
  process.start(LOOKBOOK_CLI, {"info", "small"});
  QVERIFY(process.waitForFinished());
  QCOMPARE(process.exitCode(), 1);
  QVERIFY(process.readAllStandardError().contains("Standard output cannot be written"));
}

void TestCommandLine::helpAndVersionEndWithNought_data() {
  QTest::addColumn<QStringList>("words");
  QTest::addColumn<QString>("text");
  QTest::newRow("help") << QStringList{"--help"} << "sheet";
  QTest::newRow("help of a command") << QStringList{"sheet", "--help"} << "--columns";
  QTest::newRow("version") << QStringList{"--version"}
                           << QString("lookbook-cli ") + lookbook::kVersion;
}

void TestCommandLine::helpAndVersionEndWithNought() {
  QFETCH(QStringList, words);
  QFETCH(QString, text);
  const Outcome outcome = run(words, samples::Folder());
  QCOMPARE(outcome.status, 0);
  QCOMPARE(outcome.err, QString());
  QVERIFY2(outcome.out.contains(text), qPrintable(outcome.out));
}

LOOKBOOK_TEST(TestCommandLine)

}  // namespace test_command_line

#include "test_command_line.moc"
