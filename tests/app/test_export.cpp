#include "core/io/npy.h"
#include "core/readers/catalogue.h"
#include "tests/support/program.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QProcess>
#include <QTest>
#include <nlohmann/json.hpp>

#include <csignal>
#include <filesystem>
#include <map>
#include <string>
#include <sys/types.h>

namespace test_export {

using samples::gzip;
using samples::idxImages;
using samples::idxLabels;

namespace fs = std::filesystem;

using samples::Outcome;

namespace {

/// Runs lookbook-cli in a folder.
Outcome run(const QStringList& words, const samples::Folder& folder) {
  return samples::runProgram(LOOKBOOK_CLI, words, QString::fromStdString(folder.path().string()));
}

/// Four train images of classes 0, 1, 2, 0 and two test images of classes 2, 2, with a map of all.
void addSmall(const samples::Folder& folder) {
  folder.add("small/train-images-idx3-ubyte.gz", gzip(idxImages(4)));
  folder.add("small/train-labels-idx1-ubyte.gz", gzip(idxLabels({0, 1, 2, 0})));
  folder.add("small/t10k-images-idx3-ubyte", idxImages(2));
  folder.add("small/t10k-labels-idx1-ubyte", idxLabels({2, 2}));
  lookbook::MatrixF map(6, 2);
  for (int i = 0; i < 12; ++i) map.data()[i] = static_cast<float>(i);
  const std::vector<lookbook::ClassId> labels{5, 0, 0, 0, 0, 5};
  if (!lookbook::writeNpy(folder.path() / "map.npy", map) ||
      !lookbook::writeNpy(folder.path() / "labels.npy", labels))
    qFatal("A sample file cannot be written.");
}

}  // namespace

class TestExport : public QObject {
  Q_OBJECT

 private slots:
  void tableHoldsTheRowsAskedFor_data();
  void tableHoldsTheRowsAskedFor();
  void eachKindIsWritten_data();
  void eachKindIsWritten();
  void exportedImagesOpenAgain_data();
  void exportedImagesOpenAgain();
  void exportedNeighborsGiveTheSameMap_data();
  void exportedNeighborsGiveTheSameMap();
  void wrongUsageEndsWithTwo_data();
  void wrongUsageEndsWithTwo();
  void failureEndsWithOneAndLeavesNothing_data();
  void failureEndsWithOneAndLeavesNothing();
  void interruptedFolderLeavesNothing();
};

void TestExport::tableHoldsTheRowsAskedFor_data() {
  QTest::addColumn<QStringList>("words");
  QTest::addColumn<QByteArray>("rows");
  QTest::newRow("of a class") << QStringList{"--class", "2"}
                              << QByteArray(
                                     "2,train,2,class 2,4,5\n4,test,2,class 2,8,9\n"
                                     "5,test,2,class 2,10,11\n");
  QTest::newRow("with labels of the user's")
      << QStringList{"--labels", "labels.npy", "--class", "1"} << QByteArray();
  QTest::newRow("with labels that are more")
      << QStringList{"--labels", "labels.npy"}
      << QByteArray(
             "0,train,5,class 5,0,1\n1,train,0,class 0,2,3\n2,train,0,class 0,4,5\n"
             "3,train,0,class 0,6,7\n4,test,0,class 0,8,9\n5,test,5,class 5,10,11\n");
}

void TestExport::tableHoldsTheRowsAskedFor() {
  QFETCH(QStringList, words);
  QFETCH(QByteArray, rows);
  const samples::Folder folder;
  addSmall(folder);
  const Outcome outcome = run(
      QStringList{"export", "small", "--map", "map.npy", "--as", "csv", "--out", "m.csv"} + words,
      folder);
  QCOMPARE(outcome.status, rows.isEmpty() ? 2 : 0);
  QCOMPARE(samples::contentOf(folder.path() / "m.csv"),
           rows.isEmpty() ? rows : "index,split,label,class,x,y\n" + rows);
}

void TestExport::eachKindIsWritten_data() {
  QTest::addColumn<QString>("out");
  QTest::addColumn<QString>("file");
  QTest::newRow("csv") << "map.csv" << "map.csv";
  QTest::newRow("npz") << "map.npz" << "map.npz";
  QTest::newRow("projector") << "p" << "p/projector_config.pbtxt";
  QTest::newRow("idx") << "i/" << "i/train-labels-idx1-ubyte";
  QTest::newRow("sheet") << "s.png" << "s.png";
  QTest::newRow("folder") << "f" << "f/train/class 1/1.png";
  QTest::newRow("graph") << "g.npz" << "g.npz";
  QTest::newRow("npy") << "m.npy" << "m.npy";
  QTest::newRow("labels") << "l.npy" << "l.npy";
  QTest::newRow("indices") << "i.npy" << "i.npy";
  QTest::newRow("edges") << "e.csv" << "e.csv";
}

void TestExport::eachKindIsWritten() {
  QFETCH(QString, out);
  QFETCH(QString, file);
  const samples::Folder folder;
  addSmall(folder);
  const Outcome outcome = run({"export", "small", "--map", "map.npy", "--neighbors", "2", "--as",
                               QTest::currentDataTag(), "--out", out},
                              folder);
  QCOMPARE(outcome.err, QString());
  QCOMPARE(outcome.status, 0);
  QCOMPARE(outcome.out, out + ": 6 images\n");
  QVERIFY(fs::is_regular_file(folder.path() / file.toStdString()));
}

void TestExport::exportedImagesOpenAgain_data() {
  QTest::addColumn<QString>("as");
  QTest::newRow("IDX") << "idx";
  QTest::newRow("pictures") << "folder";
}

void TestExport::exportedImagesOpenAgain() {
  QFETCH(QString, as);
  const samples::Folder folder;
  const Outcome outcome = run(
      {"export", "fashion-mnist", "--split", "test", "--limit", "300", "--as", as, "--out", "mine"},
      folder);
  QCOMPARE(outcome.status, 0);
  const auto opened = lookbook::openDataset((folder.path() / "mine").string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  const auto fashion = lookbook::openDataset("fashion-mnist");
  QVERIFY(fashion);
  QCOMPARE((*opened)->testCount(), std::size_t{300});
  QCOMPARE((*opened)->trainCount(), std::size_t{0});
  std::map<int, int> expected;
  for (lookbook::ImageIndex i = 60'000; i < 60'300; ++i) ++expected[(*fashion)->label(i)];
  std::map<int, int> found;
  for (lookbook::ImageIndex i = 0; i < 300; ++i) ++found[(*opened)->label(i)];
  QVERIFY(found == expected);
  if (as == "folder") QCOMPARE((*opened)->classNames(), (*fashion)->classNames());
}

void TestExport::exportedNeighborsGiveTheSameMap_data() {
  QTest::addColumn<QStringList>("method");
  QTest::newRow("t-SNE") << QStringList{"tsne", "--perplexity", "10", "--iterations", "60"};
  QTest::newRow("UMAP") << QStringList{"umap", "--epochs", "30"};
}

void TestExport::exportedNeighborsGiveTheSameMap() {
  QFETCH(QStringList, method);
  const samples::Folder folder;
  const QStringList images{"fashion-mnist", "--split", "test", "--limit", "200"};
  QCOMPARE(run(QStringList{"export"} + images +
                   QStringList{"--as", "graph", "--neighbors", "40", "--out", "graph.npz"},
               folder)
               .status,
           0);
  const auto embed = [&](const QStringList& more) {
    return run(QStringList{"embed"} + images + QStringList{"--quiet", "--method"} + method + more,
               folder);
  };
  QCOMPARE(embed({"--out", "found.npy"}).status, 0);
  const Outcome given =
      embed({"--graph", "graph.npz", "--out", "given.npy", "--report", "report.json"});
  QCOMPARE(given.err, QString());
  QCOMPARE(given.status, 0);
  QVERIFY(!samples::contentOf(folder.path() / "given.npy").isEmpty());
  QCOMPARE(samples::contentOf(folder.path() / "given.npy"),
           samples::contentOf(folder.path() / "found.npy"));
  const auto report =
      nlohmann::json::parse(samples::contentOf(folder.path() / "report.json").toStdString());
  QCOMPARE(report["recipe"]["graph"].get<std::string>(), std::string("graph.npz"));
}

void TestExport::wrongUsageEndsWithTwo_data() {
  QTest::addColumn<QStringList>("words");
  QTest::addColumn<QString>("reason");
  const QStringList small{"export", "small", "--out", "x", "--as"};
  QTest::newRow("unknown kind") << small + QStringList{"xls"}
                                << "--as: xls is not csv|npz|npy|labels|indices|graph|edges|";
  QTest::newRow("no map") << small + QStringList{"npy"} << "--as npy needs --map MAP";
  QTest::newRow("map of other images")
      << small + QStringList{"npz", "--map", "map.npy", "--split", "test"}
      << "The map has 6 rows for 2 images.";
  QTest::newRow("labels of other images")
      << small + QStringList{"idx", "--labels", "labels.npy", "--limit", "3"}
      << "There are 6 labels for 3 images.";
  QTest::newRow("address without a projector")
      << small + QStringList{"sheet", "--url", "https://example.org"}
      << "--url can only be used with --as projector.";
  QTest::newRow("more neighbours than images")
      << small + QStringList{"graph", "--neighbors", "6"} << "6";
  QTest::newRow("neighbours of other images")
      << QStringList{"embed", "fashion-mnist", "--limit",   "100",   "--method",
                     "umap",  "--graph",       "graph.npz", "--out", "x"}
      << "--graph graph.npz: The neighbours are of 6 points, but the map has 100.";
  QTest::newRow("neighbours that nobody needs")
      << QStringList{"embed", "small", "--method", "pca", "--graph", "graph.npz", "--out", "x"}
      << "This map needs no neighbours, but some are given.";
}

void TestExport::wrongUsageEndsWithTwo() {
  QFETCH(QStringList, words);
  QFETCH(QString, reason);
  const samples::Folder folder;
  addSmall(folder);
  QCOMPARE(
      run({"export", "small", "--as", "graph", "--neighbors", "3", "--out", "graph.npz"}, folder)
          .status,
      0);
  const Outcome outcome = run(words, folder);
  QCOMPARE(outcome.status, 2);
  QVERIFY2(outcome.err.contains(reason), qPrintable(outcome.err));
  QCOMPARE(outcome.err.count('\n'), 1);
  QVERIFY(!fs::exists(folder.path() / "x"));
}

void TestExport::failureEndsWithOneAndLeavesNothing_data() {
  QTest::addColumn<QStringList>("words");
  QTest::addColumn<QString>("reason");
  QTest::newRow("folder that is not empty")
      << QStringList{"idx", "--out", "small"} << "small cannot be written: the folder is not empty";
  QTest::newRow("no such folder") << QStringList{"projector", "--out", "nowhere/p"}
                                  << "nowhere/p cannot be written: No such";
  QTest::newRow("no such map") << QStringList{"csv", "--map", "other.npy", "--out", "x"}
                               << "other.npy does not exist.";
  QTest::newRow("a file in the folder's place")
      << QStringList{"folder", "--out", "map.npy"} << "map.npy cannot be written: it is a file";
}

void TestExport::failureEndsWithOneAndLeavesNothing() {
  QFETCH(QStringList, words);
  QFETCH(QString, reason);
  const samples::Folder folder;
  addSmall(folder);
  const auto count = [&] {
    return std::distance(fs::recursive_directory_iterator(folder.path()),
                         fs::recursive_directory_iterator());
  };
  const auto before = count();
  const Outcome outcome = run(QStringList{"export", "small", "--as"} + words, folder);
  QCOMPARE(outcome.status, 1);
  QVERIFY2(outcome.err.contains(reason), qPrintable(outcome.err));
  QCOMPARE(count(), before);
}

void TestExport::interruptedFolderLeavesNothing() {
  const samples::Folder folder;
  QProcess process;
  process.setWorkingDirectory(QString::fromStdString(folder.path().string()));
  process.start(LOOKBOOK_CLI, {"export", "fashion-mnist", "--as", "folder", "--out", "pictures"});
  QVERIFY(process.waitForStarted());
  // Interrupted once it has begun to fill its folder.
  QTRY_VERIFY_WITH_TIMEOUT(!fs::is_empty(folder.path()), 60'000);
  ::kill(static_cast<pid_t>(process.processId()), SIGINT);
  QVERIFY(process.waitForFinished(60'000));
  QCOMPARE(process.exitStatus(), QProcess::CrashExit);
  QVERIFY(fs::is_empty(folder.path()));
}

LOOKBOOK_TEST(TestExport)

}  // namespace test_export

#include "test_export.moc"
