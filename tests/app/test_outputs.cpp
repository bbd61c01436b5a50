// Commands never overwrite what they read, and print only safe text.

#include "tests/support/program.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <map>
#include <memory>
#include <sys/stat.h>

namespace test_outputs {

namespace fs = std::filesystem;

class OutputsTest : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void outputsThatWouldDestroyFilesAreWrongUsage_data();
  void outputsThatWouldDestroyFilesAreWrongUsage();
  void placesThatCannotBeWrittenAreRefusedBeforeTheWork_data();
  void placesThatCannotBeWrittenAreRefusedBeforeTheWork();
  void ownResultsAreReplaced();
  void momentsReplaceThoseOfAnEarlierRun();
  void anInterruptedRunLeavesNoMixtureOfMoments();
  void foldersOfOtherFilesTakeNoMoments();
  void listsOfMomentsOfOtherKindsAreNamed_data();
  void listsOfMomentsOfOtherKindsAreNamed();
  void pipesAreRefused_data();
  void pipesAreRefused();
  void namesThatAreNotUtf8SurviveReports();
  void controlCharactersAreShown();
  void sizesOfTheCacheAreRead_data();
  void sizesOfTheCacheAreRead();

 private:
  [[nodiscard]] samples::Outcome run(const QStringList& words) const {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("LOOKBOOK_CACHE", path() + "/cache");
    return samples::runProgram(QStringLiteral(LOOKBOOK_CLI), words, path(), environment);
  }
  [[nodiscard]] QString path() const { return QString::fromStdString(folder_->path().string()); }
  [[nodiscard]] QByteArray content(const char* name) const {
    return samples::contentOf(folder_->path() / name);
  }
  /// Every file below the folder, with its content.
  [[nodiscard]] std::map<std::string, QByteArray> everything() const {
    std::map<std::string, QByteArray> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder_->path()))
      if (entry.is_regular_file()) files[entry.path().string()] = samples::contentOf(entry.path());
    return files;
  }

  std::unique_ptr<samples::Folder> folder_;
};

namespace {

const QStringList kEmbed{"embed", "data",  "--method", "tsne",         "--perplexity",
                         "5",     "--pca", "4",        "--iterations", "40"};

QByteArray images(std::uint32_t count) {
  QByteArray bytes = samples::bigEndian({samples::kImagesMagic, count, 3, 3});
  for (std::uint32_t i = 0; i < count * 9; ++i) bytes.append(static_cast<char>(i * i * 31 % 251));
  return bytes;
}

}  // namespace

void OutputsTest::init() {
  folder_ = std::make_unique<samples::Folder>();
  folder_->add("data/train-images-idx3-ubyte", images(60));
  folder_->add("other/train-images-idx3-ubyte", images(40));
  QCOMPARE(run(kEmbed + QStringList{"--out", "map.npy", "--report", "map.json", "--frames", "run",
                                    "--every", "20"})
               .status,
           0);
  QCOMPARE(run({"export", "data", "--as", "graph", "--neighbors", "20", "--out", "g.npz"}).status,
           0);
  QCOMPARE(run({"export", "data", "--as", "folder", "--out", "pictures"}).status, 0);
  fs::create_symlink("map.npy", folder_->path() / "link.npy");
  fs::create_hard_link(folder_->path() / "map.npy", folder_->path() / "hard.npy");
  fs::create_symlink("data", folder_->path() / "same");
}

void OutputsTest::outputsThatWouldDestroyFilesAreWrongUsage_data() {
  QTest::addColumn<QStringList>("words");
  QTest::addColumn<QString>("reason");
  const auto row = [](const char* name, const QStringList& words, const char* reason) {
    QTest::newRow(name) << words << reason;
  };
  const QStringList kPca{"embed", "data", "--method", "pca"};
  row("map and report", kPca + QStringList{"--out", "y", "--report", "y"},
      "both --out and --report");
  row("map and labels", kPca + QStringList{"--out", "y", "--labels", "./y"}, "--out and --labels");
  row("report and labels by a link",
      kPca + QStringList{"--out", "y", "--report", "map.npy", "--labels", "link.npy"},
      "Name a file for each");
  row("by way of a folder", kPca + QStringList{"--out", "y", "--report", "data/../y"}, "both");
  row("its own data set", kPca + QStringList{"--out", "data/train-images-idx3-ubyte"}, "data set");
  row("its own data set by a link", kPca + QStringList{"--out", "same/train-images-idx3-ubyte"},
      "data set");
  row("another data set", kPca + QStringList{"--out", "other/train-images-idx3-ubyte"}, "data set");
  row("the report onto a data set",
      kPca + QStringList{"--out", "y", "--report", "data/train-images-idx3-ubyte"}, "data set");
  row("neighbours", kEmbed + QStringList{"--graph", "g.npz", "--out", "g.npz"}, "read by --graph");
  row("a start", kEmbed + QStringList{"--init", "map.npy", "--out", "link.npy"}, "read by --init");
  row("a matrix", {"embed", "--input", "map.npy", "--method", "pca", "--out", "hard.npy"},
      "read by --input");
  row("the map that is placed onto", {"embed", "data", "--onto", "map.npy", "--out", "map.npy"},
      "read by --onto");
  row("its report", {"embed", "data", "--onto", "map.npy", "--out", "y", "--report", "map.json"},
      "read by --onto-report");
  row("a moment", {"embed", "data", "--branch", "run/000020.npy", "--out", "run/000020.npy"},
      "read by --branch");
  row("the list of moments",
      {"embed", "data", "--branch", "run/000020.npy", "--out", "y", "--report", "run/frames.json"},
      "read by --branch");
  row("among the moments", kEmbed + QStringList{"--out", "run/000040.npy", "--frames", "run"},
      "one of the files that --frames writes");
  row("moments over the one that is branched at",
      {"embed", "data", "--branch", "run/000020.npy", "--out", "y", "--frames", "run"},
      "would be replaced by --frames");
  row("an exported map", {"export", "data", "--map", "map.npy", "--as", "csv", "--out", "link.npy"},
      "read by --map");
  row("exported labels", {"export", "data", "--as", "csv", "--labels", "l.npy", "--out", "l.npy"},
      "read by --labels");
  row("a sheet", {"sheet", "data", "--out", "data/train-images-idx3-ubyte"}, "data set");
  row("a picture of the data set", {"sheet", "pictures", "--out", "pictures/train/00.png"},
      "a file of the data set pictures");
}

void OutputsTest::outputsThatWouldDestroyFilesAreWrongUsage() {
  QFETCH(QStringList, words);
  QFETCH(QString, reason);
  const auto before = everything();
  const auto outcome = run(words);
  QCOMPARE(outcome.status, 2);
  QVERIFY2(outcome.err.contains(reason), qPrintable(outcome.err));
  QCOMPARE(outcome.err.count('\n'), 1);
  QVERIFY(everything() == before);
}

void OutputsTest::placesThatCannotBeWrittenAreRefusedBeforeTheWork_data() {
  QTest::addColumn<QString>("out");
  QTest::addColumn<QString>("reason");
  QTest::newRow("a device") << "/dev/null" << "it is a device or pipe";
  QTest::newRow("a pipe") << "pipe" << "it is a device or pipe";
  QTest::newRow("a folder") << "data" << "it is a folder";
  QTest::newRow("no such folder") << "nowhere/y" << "nowhere";
  QTest::newRow("below a file") << "map.npy/y" << "Not a directory";
  QTest::newRow("write-protected") << "locked" << "write-protected";
}

void OutputsTest::placesThatCannotBeWrittenAreRefusedBeforeTheWork() {
  QFETCH(QString, out);
  QFETCH(QString, reason);
  QCOMPARE(::mkfifo((folder_->path() / "pipe").c_str(), 0600), 0);
  fs::permissions(folder_->add("locked", "old"), static_cast<fs::perms>(0444));
  const QList<QStringList> commands{
      {"embed", "data", "--method", "tsne", "--perplexity", "5", "--iterations", "1000000"},
      {"export", "data", "--as", "graph"},
      {"sheet", "data"}};
  for (const QStringList& words : commands) {
    const auto outcome = run(words + QStringList{"--out", out});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains(reason), qPrintable(outcome.err));
    QVERIFY2(outcome.err.startsWith("lookbook-cli: " + out), qPrintable(outcome.err));
    QCOMPARE(outcome.err.count('\n'), 1);
  }
  QCOMPARE(content("locked"), QByteArray("old"));
}

void OutputsTest::ownResultsAreReplaced() {
  for (int time = 0; time < 2; ++time) {
    const auto embedded = run(
        {"embed", "data", "--method", "pca", "--out", "data/map.npy", "--report", "data/map.json"});
    QVERIFY2(embedded.status == 0, qPrintable(embedded.err));
    const auto painted = run({"sheet", "pictures", "--out", "pictures/sheet.png"});
    QVERIFY2(painted.status == 0, qPrintable(painted.err));
    const auto listed = run({"export", "data", "--as", "csv", "--out", "data/list.csv"});
    QVERIFY2(listed.status == 0, qPrintable(listed.err));
  }
}

void OutputsTest::momentsReplaceThoseOfAnEarlierRun() {
  const QStringList all{"000000.npy", "000020.npy", "000040.npy", "frames.json"};
  QCOMPARE(QDir(path() + "/run").entryList(QDir::Files), all);
  folder_->add("run/notes.txt", "my own");
  QCOMPARE(run(kEmbed + QStringList{"--out", "map.npy", "--frames", "run", "--every", "30"}).status,
           0);
  QCOMPARE(QDir(path() + "/run").entryList(QDir::Files),
           (QStringList{"000000.npy", "000030.npy", "000040.npy", "frames.json", "notes.txt"}));
}

void OutputsTest::anInterruptedRunLeavesNoMixtureOfMoments() {
  QProcess process;
  process.setWorkingDirectory(path());
  process.start(QStringLiteral(LOOKBOOK_CLI),
                {"embed", "data", "--method", "tsne", "--perplexity", "5", "--seed", "7",
                 "--iterations", "1000000", "--out", "y.npy", "--frames", "run", "--every", "20"});
  QVERIFY(process.waitForStarted());
  QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path() + "/run/000060.npy"), 60'000);
  ::kill(static_cast<pid_t>(process.processId()), SIGINT);
  QVERIFY(process.waitForFinished(60'000));
  const auto branched = run({"embed", "data", "--branch", "run/000020.npy", "--out", "y.npy"});
  QCOMPARE(branched.status, 1);
  QVERIFY2(branched.err.contains("frames.json holds no recipe"), qPrintable(branched.err));
  // Another run may use the folder.
  QCOMPARE(run(kEmbed + QStringList{"--out", "y.npy", "--frames", "run", "--every", "20"}).status,
           0);
  QCOMPARE(QDir(path() + "/run").entryList(QDir::Files),
           (QStringList{"000000.npy", "000020.npy", "000040.npy", "frames.json"}));
}

void OutputsTest::foldersOfOtherFilesTakeNoMoments() {
  folder_->add("mine/000000.npy", "my own");
  folder_->add("web/frames.json", "{\"frames\": 3}");
  folder_->add("web/000000.npy", "my own");
  const auto before = everything();
  for (const char* folder : {"mine", "web", "data"}) {
    const auto outcome = run(kEmbed + QStringList{"--out", "y.npy", "--frames", folder});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains("the folder is not empty"), qPrintable(outcome.err));
  }
  QVERIFY(everything() == before);
}

void OutputsTest::listsOfMomentsOfOtherKindsAreNamed_data() {
  QTest::addColumn<QByteArray>("list");
  for (const char* list :
       {"", "[]", "3", "{", "{}", R"({"moments": 3})", R"({"moments": [3]})",
        R"({"moments": [[]]})", R"({"moments": [{}]})",
        R"({"moments": [{"file": 3, "iteration": 0}]})",
        R"({"moments": [{"file": "000020.npy", "iteration": "0"}]})",
        R"({"moments": [{"file": "000020.npy", "iteration": -1}]})",
        R"({"moments": [{"file": "000020.npy", "iteration": 1e300}]})",
        R"({"moments": [{"file": "000020.npy", "iteration": 20, "kl_divergence": "x"}]})",
        R"({"iterations": "x", "moments": [{"file": "000020.npy", "iteration": 20}]})",
        R"({"moments": [{"file": "000020.npy", "iteration": 20}]})",
        R"({"recipe": 3, "moments": [{"file": "000020.npy", "iteration": 20}]})"})
    QTest::addRow("%s", list) << QByteArray(list);
}

void OutputsTest::listsOfMomentsOfOtherKindsAreNamed() {
  QFETCH(QByteArray, list);
  folder_->add("run/frames.json", list);
  const auto outcome = run({"embed", "data", "--branch", "run/000020.npy", "--out", "y"});
  QCOMPARE(outcome.status, 1);
  QVERIFY2(outcome.err.startsWith("lookbook-cli: run/frames.json"), qPrintable(outcome.err));
  QVERIFY2(!outcome.err.contains("json.exception"), qPrintable(outcome.err));
  QCOMPARE(outcome.err.count('\n'), 1);
}

void OutputsTest::pipesAreRefused_data() {
  QTest::addColumn<QStringList>("words");
  QTest::newRow("data set") << QStringList{"info", "pipe"};
  QTest::newRow("matrix") << QStringList{"embed", "--input", "pipe", "--method",
                                         "pca",   "--out",   "y"};
  QTest::newRow("neighbours") << kEmbed + QStringList{"--graph", "pipe", "--out", "y"};
  QTest::newRow("start") << kEmbed + QStringList{"--init", "pipe", "--out", "y"};
  QTest::newRow("report") << QStringList{"embed",         "data", "--onto", "map.npy",
                                         "--onto-report", "pipe", "--out",  "y"};
  QTest::newRow("map") << QStringList{"score", "data", "--map", "pipe"};
  QTest::newRow("labels") << QStringList{"score", "data", "--map", "map.npy", "--labels", "pipe"};
  QTest::newRow("list of moments")
      << QStringList{"embed", "data", "--branch", "pipes/000000.npy", "--out", "y"};
}

void OutputsTest::pipesAreRefused() {
  QFETCH(QStringList, words);
  fs::create_directory(folder_->path() / "pipes");
  QCOMPARE(::mkfifo((folder_->path() / "pipe").c_str(), 0600), 0);
  QCOMPARE(::mkfifo((folder_->path() / "pipes" / "frames.json").c_str(), 0600), 0);
  const auto outcome = run(words);
  QCOMPARE(outcome.status, 1);
  QVERIFY2(outcome.err.contains("a device or pipe"), qPrintable(outcome.err));
}

void OutputsTest::namesThatAreNotUtf8SurviveReports() {
  const fs::path bad = folder_->path() / "\xff b\xfc";
  fs::rename(folder_->path() / "other", bad);
  fs::copy(folder_->path() / "map.npy", folder_->path() / "\xfe.npy");
  const std::string command =
      std::string("cd '") + folder_->path().string() +
      "' && '" LOOKBOOK_CLI
      "' embed $'\\xff b\\xfc' --method pca --pca 4 "
      "--out y.npy --report y.json --frames f && '" LOOKBOOK_CLI
      "' embed --input $'\\xfe.npy' --method pca --out $'\\xfd.npy' --report z.json";
  const auto outcome = samples::runProgram("bash", {"-c", QString::fromLatin1(command.c_str())});
  // QProcess would convert the bytes to UTF-8, so bash produces them.
  QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
  QVERIFY2(outcome.out.contains("\\xFD.npy: 60 x 2"), qPrintable(outcome.out));
  for (const char* report : {"y.json", "z.json", "f/frames.json"}) {
    QJsonParseError error;
    const auto json = QJsonDocument::fromJson(content(report), &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QVERIFY(json["recipe"].toObject()["dataset"].toString().contains(QChar(0xfffd)));
  }
}

void OutputsTest::controlCharactersAreShown() {
  const QString name = "\x1b]0;title\x07\nline";
  fs::rename(folder_->path() / "other", folder_->path() / name.toStdString());
  for (const QStringList& words :
       {QStringList{"info", name}, QStringList{"info", name + "/nothing"}, QStringList{name},
        QStringList{"sheet", name, "--out", name + ".png"},
        QStringList{"sheet", name, "--out", name + "/x/y.png"},
        QStringList{"sheet", "data", "--out", "y.png", "--class", name}}) {
    const auto outcome = run(words);
    const QString all = outcome.out + outcome.err;
    QVERIFY2(all.contains("\\x1B]0;title\\x07\\nline"), qPrintable(all));
    QVERIFY(!all.contains('\x1b') && !all.contains('\x07'));
    QVERIFY(outcome.err.count('\n') <= 1);
  }
}

void OutputsTest::sizesOfTheCacheAreRead_data() {
  QTest::addColumn<QString>("size");
  QTest::addColumn<qint64>("bytes");  // -1: refused
  QTest::newRow("bytes") << "123456" << qint64{123456};
  QTest::newRow("megabytes") << "500MB" << qint64{500'000'000};
  QTest::newRow("a fraction") << "1.5GB" << qint64{1'500'000'000};
  QTest::newRow("in small letters") << "2gb" << qint64{2'000'000'000};
  QTest::newRow("binary") << "2 MiB" << qint64{2'097'152};
  QTest::newRow("letter alone") << "3k" << qint64{3000};
  QTest::newRow("nothing") << "0" << qint64{0};
  for (const char* wrong :
       {"-1", "-1GB", "much", "1XB", "1.5.2GB", "", "nan", "inf", "1e30", "9999999TB"})
    QTest::addRow("\"%s\"", wrong) << wrong << qint64{-1};
}

void OutputsTest::sizesOfTheCacheAreRead() {
  QFETCH(QString, size);
  QFETCH(qint64, bytes);
  const auto outcome = run({"cache", "--json", "--limit=" + size});
  QCOMPARE(outcome.status, bytes < 0 ? 2 : 0);
  if (bytes >= 0)
    QCOMPARE(QJsonDocument::fromJson(outcome.out.toUtf8()).object()["limit_bytes"].toInteger(),
             bytes);
}

LOOKBOOK_TEST(OutputsTest)

}  // namespace test_outputs

#include "test_outputs.moc"
