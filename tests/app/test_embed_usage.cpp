#include "core/io/npy.h"
#include "tests/support/points.h"
#include "tests/support/program.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <limits>
#include <memory>

namespace test_embed_usage {

using namespace lookbook;

using samples::Outcome;

namespace {

Outcome embed(const QStringList& words) {
  return samples::runProgram(LOOKBOOK_CLI, QStringList{"embed"} + words);
}

}  // namespace

class EmbedUsageTest : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void cleanup() { folder_.reset(); }
  void labelsThatThereAreNotAreRefused();
  void wrongUsageIsStatusTwo_data();
  void wrongUsageIsStatusTwo();
  void failuresAreStatusOne_data();
  void failuresAreStatusOne();
  void anInterruptLeavesNothing();

 private:
  [[nodiscard]] QString path(const QString& name) const { return folder_->filePath(name); }
  /// 90 points in 6 dimensions.
  QString matrix() const;

  std::unique_ptr<QTemporaryDir> folder_;
};

void EmbedUsageTest::init() {
  folder_ = std::make_unique<QTemporaryDir>();
  QVERIFY(folder_->isValid());
}

QString EmbedUsageTest::matrix() const {
  const QString file = path("points.npy");
  (void)writeNpy(file.toStdString(), samples::clusteredPoints(90, 6, 3));
  return file;
}

void EmbedUsageTest::labelsThatThereAreNotAreRefused() {
  QFile file(path("images"));
  const QByteArray images = samples::idxImages(20);
  QVERIFY(file.open(QIODevice::WriteOnly) && file.write(images) == images.size());
  file.close();
  const Outcome done = embed({path("images"), "--method", "pca", "--out", path("map.npy"),
                              "--labels", path("labels.npy")});
  QCOMPARE(done.status, 2);
  QVERIFY2(done.err.contains("images has no labels to write with --labels"), qPrintable(done.err));
  QVERIFY(!QFile::exists(path("map.npy")) && !QFile::exists(path("labels.npy")));
}

void EmbedUsageTest::wrongUsageIsStatusTwo_data() {
  QTest::addColumn<QStringList>("words");
  QTest::addColumn<QString>("says");
  const auto row = [](const char* name, const QStringList& words, const char* says) {
    QTest::newRow(name) << words << says;
  };
  row("no method", {}, "--method is required");
  row("unknown method", {"--method", "foo"}, "foo is not pca or tsne or umap");
  row("no number", {"--method", "tsne", "--perplexity", "x"},
      "--perplexity: x is not a number from 2 to 1000");
  row("out of range", {"--method", "tsne", "--theta", "1.5"}, "1.5 is not a number from 0 to 1");
  row("too few points", {"--method", "tsne", "--perplexity", "40"},
      "perplexity is 40.0; it must be at most 29.6 for 90 points");
  row("fewer neighbours than the perplexity",
      {"--method", "tsne", "--perplexity", "9", "--neighbors", "8"},
      "neighbors is 8; it must be at least the perplexity, 9.0");
  row("unknown search", {"--method", "tsne", "--knn", "fast"}, "fast is not auto or exact or hnsw");
  row("too few points for UMAP", {"--method", "umap", "--n-neighbors", "91"},
      "n-neighbors is 91; it must be at most 90");
  row("out of UMAP's range", {"--method", "umap", "--learning-rate", "auto"},
      "--learning-rate: auto is not a number from 0.001 to 1000");
  row("neighbours without repulsion", {"--method", "mde", "--repulsive", "none"},
      "collapses into one point");
  row("four dimensions", {"--method", "tsne", "--dims", "4"}, "a map has 2 or 3");
  row("labels of a matrix", {"--method", "pca", "--labels", "l.npy"}, "--labels needs a DATASET");
  row("split of a matrix", {"--method", "pca", "--split", "test"}, "--split needs a DATASET");
  row("two sources", {"fashion-mnist", "--method", "pca"},
      "DATASET and --input cannot be combined");
  row("unknown option", {"--method", "pca", "--colour", "red"}, "--colour");
}

void EmbedUsageTest::wrongUsageIsStatusTwo() {
  QFETCH(QStringList, words);
  QFETCH(QString, says);
  const Outcome done = embed(QStringList{"--input", matrix(), "--out", path("map.npy")} + words);
  QCOMPARE(done.status, 2);
  QVERIFY2(done.err.contains(says), qPrintable(done.err));
  QCOMPARE(done.err.count('\n'), 1);
  QVERIFY(!QFile::exists(path("map.npy")));
}

void EmbedUsageTest::failuresAreStatusOne_data() {
  QTest::addColumn<QString>("input");
  QTest::addColumn<QString>("out");
  QTest::addColumn<QString>("says");
  QTest::newRow("no such file") << "missing.npy" << "map.npy" << "missing.npy";
  QTest::newRow("not a number inside")
      << "nan.npy" << "map.npy" << "nan.npy holds NaN in row 5, column 5";
  QTest::newRow("no such folder") << "points.npy" << "nowhere/map.npy" << "nowhere";
}

void EmbedUsageTest::failuresAreStatusOne() {
  QFETCH(QString, input);
  QFETCH(QString, out);
  QFETCH(QString, says);
  MatrixF points = readNpy(matrix().toStdString()).value();
  points(4, 4) = std::numeric_limits<float>::quiet_NaN();
  QVERIFY(writeNpy(path("nan.npy").toStdString(), points).has_value());
  const Outcome done = embed({"--input", path(input), "--method", "pca", "--out", path(out)});
  QCOMPARE(done.status, 1);
  QVERIFY2(done.err.contains(says), qPrintable(done.err));
  QCOMPARE(done.err.count('\n'), 1);
}

void EmbedUsageTest::anInterruptLeavesNothing() {
  const QString input = matrix();
  QProcess process;
  process.start(LOOKBOOK_CLI, {"embed", "--input", input, "--method", "tsne", "--perplexity", "20",
                               "--iterations", "1000000", "--threads", "3", "--out",
                               path("map.npy"), "--report", path("r.json")});
  QVERIFY(process.waitForStarted());
  // It has begun its work: its threads exist.
  const QDir threads(QStringLiteral("/proc/%1/task").arg(process.processId()));
  QVERIFY(QTest::qWaitFor(
      [&] { return threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size() >= 3; }, 20'000));
  QCOMPARE(process.state(), QProcess::Running);
  ::kill(static_cast<pid_t>(process.processId()), SIGINT);
  QVERIFY(process.waitForFinished());
  QVERIFY(process.exitStatus() == QProcess::CrashExit || process.exitCode() != 0);
  QCOMPARE(QDir(folder_->path()).entryList(QDir::Files | QDir::Hidden), QStringList{"points.npy"});
}

LOOKBOOK_TEST(EmbedUsageTest)

}  // namespace test_embed_usage

#include "test_embed_usage.moc"
