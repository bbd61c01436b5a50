// lookbook-cli embed --branch.
#include "core/io/npy.h"
#include "tests/support/points.h"
#include "tests/support/program.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <fstream>

namespace test_branch {

using namespace lookbook;

using samples::Outcome;

namespace {

Outcome embed(const QStringList& words) {
  return samples::runProgram(LOOKBOOK_CLI, QStringList{"embed"} + words);
}

nlohmann::json readJson(const QString& path) {
  std::ifstream file(path.toStdString());
  return nlohmann::json::parse(file);
}

QByteArray bytesOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class BranchTest : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void cleanup() { folder_.reset(); }
  void theRunsOwnOptionsGiveItsMapAgain_data();
  void theRunsOwnOptionsGiveItsMapAgain();
  void otherOptionsGoOnFromTheMoment();
  void aRecipeMakesABranchAgain();
  void aRecipeThatDoesNotFitIsRefused();
  void whatCannotBeBranchedIsSaid_data();
  void whatCannotBeBranchedIsSaid();

 private:
  [[nodiscard]] QString path(const QString& name) const { return folder_->filePath(name); }
  /// Runs a method on 90 points, with moments every 10 iterations.
  void run(const QString& method, const QString& iterations);

  std::unique_ptr<QTemporaryDir> folder_;
};

void BranchTest::init() {
  folder_ = std::make_unique<QTemporaryDir>();
  QVERIFY(folder_->isValid());
  QVERIFY(writeNpy(path("points.npy").toStdString(), samples::clusteredPoints(90, 6, 3)));
}

void BranchTest::run(const QString& method, const QString& iterations) {
  QStringList words{"--input", path("points.npy"), "--method", method,     iterations,
                    "40",      "--seed",           "3",        "--frames", path("run"),
                    "--out",   path("map.npy")};
  if (method == "tsne") words += {"--perplexity", "5"};
  const Outcome done = embed(words);
  QVERIFY2(done.status == 0, qPrintable(done.err));
}

void BranchTest::theRunsOwnOptionsGiveItsMapAgain_data() {
  QTest::addColumn<QString>("method");
  QTest::addColumn<QString>("iterations");
  QTest::addColumn<QString>("moment");
  QTest::newRow("t-SNE from its beginning") << "tsne" << "--iterations" << "000000.npy";
  QTest::newRow("UMAP from its beginning") << "umap" << "--epochs" << "000000.npy";
  QTest::newRow("UMAP from halfway") << "umap" << "--epochs" << "000020.npy";
}

void BranchTest::theRunsOwnOptionsGiveItsMapAgain() {
  QFETCH(QString, method);
  QFETCH(QString, iterations);
  QFETCH(QString, moment);
  run(method, iterations);
  const Outcome done = embed({"--input", path("points.npy"), "--branch", path("run/" + moment),
                              "--threads", "1", "--out", path("again.npy")});
  QVERIFY2(done.status == 0, qPrintable(done.err));
  QVERIFY(!bytesOf(path("map.npy")).isEmpty());
  QCOMPARE(bytesOf(path("again.npy")), bytesOf(path("map.npy")));
}

void BranchTest::otherOptionsGoOnFromTheMoment() {
  run("tsne", "--iterations");
  const Outcome done =
      embed({"--input", path("points.npy"), "--branch", path("run/000020.npy"), "--perplexity",
             "20", "--iterations", "55", "--frames", path("branch"), "--out", path("other.npy"),
             "--report", path("report.json")});
  QVERIFY2(done.status == 0, qPrintable(done.err));
  const nlohmann::json report = readJson(path("report.json"));
  QCOMPARE(report["iterations"].get<int>(), 55);
  const nlohmann::json& recipe = report["recipe"];
  QCOMPARE(recipe["options"]["perplexity"].get<double>(), 20.0);
  QCOMPARE(recipe["options"]["seed"].get<int>(), 3);  // the same as in the original run
  QCOMPARE(recipe["parent"]["iteration"].get<int>(), 20);
  QCOMPARE(QString::fromStdString(recipe["parent"]["recipe"].dump()),
           QString::fromStdString(readJson(path("run/frames.json"))["recipe"].dump()));
  const nlohmann::json moments = readJson(path("branch/frames.json"))["moments"];
  QCOMPARE(moments.front()["iteration"].get<int>(), 20);
  QCOMPARE(moments.back()["iteration"].get<int>(), 55);
  QCOMPARE(bytesOf(path("branch/000020.npy")), bytesOf(path("run/000020.npy")));
  QVERIFY(bytesOf(path("branch/000030.npy")) != bytesOf(path("run/000030.npy")));

  // A branch of the branch.
  const Outcome further =
      embed({"--input", path("points.npy"), "--branch", path("branch/000040.npy"), "--out",
             path("further.npy"), "--report", path("report.json")});
  QVERIFY2(further.status == 0, qPrintable(further.err));
  const nlohmann::json parent = readJson(path("report.json"))["recipe"]["parent"];
  QCOMPARE(parent["iteration"].get<int>(), 40);
  QCOMPARE(parent["recipe"]["parent"]["iteration"].get<int>(), 20);
}

void BranchTest::aRecipeMakesABranchAgain() {
  run("tsne", "--iterations");
  const Outcome branched = embed({"--input", path("points.npy"), "--branch", path("run/000020.npy"),
                                  "--perplexity", "20", "--frames", path("branch"), "--out",
                                  path("map.npy"), "--report", path("map.json")});
  QVERIFY2(branched.status == 0, qPrintable(branched.err));
  for (const char* recipe : {"map.json", "branch/frames.json"}) {
    const Outcome done =
        embed({"--input", path("points.npy"), "--recipe", path(recipe), "--threads", "1", "--out",
               path("again.npy"), "--report", path("again.json")});
    QVERIFY2(done.status == 0, qPrintable(done.err));
    QCOMPARE(bytesOf(path("again.npy")), bytesOf(path("map.npy")));
    QVERIFY(readJson(path("again.json"))["recipe"] == readJson(path("map.json"))["recipe"]);
  }
}

void BranchTest::aRecipeThatDoesNotFitIsRefused() {
  run("umap", "--epochs");
  QVERIFY(writeNpy(path("others.npy").toStdString(), samples::clusteredPoints(90, 6, 4)));
  const QStringList words{"--recipe", path("run/frames.json"), "--out", path("again.npy")};
  const Outcome other = embed(QStringList{"--input", path("others.npy")} + words);
  QCOMPARE(other.status, 2);
  QVERIFY2(other.err.contains("is the recipe of a map of"), qPrintable(other.err));
  const Outcome beside =
      embed(QStringList{"--input", path("points.npy"), "--min-dist", "0.3"} + words);
  QCOMPARE(beside.status, 2);
  QVERIFY2(beside.err.contains("cannot be combined with --recipe"), qPrintable(beside.err));
  const Outcome split = embed(QStringList{"--input", path("points.npy"), "--limit", "10"} + words);
  QCOMPARE(split.status, 2);
}

void BranchTest::whatCannotBeBranchedIsSaid_data() {
  QTest::addColumn<QStringList>("words");
  QTest::addColumn<int>("status");
  QTest::addColumn<QString>("says");
  QTest::newRow("at its end") << QStringList{"run/000040.npy"} << 2
                              << "cannot be branched at iteration 40.";
  QTest::newRow("another method") << QStringList{"run/000020.npy", "--method", "umap"} << 2
                                  << "is not tsne";
  QTest::newRow("another start") << QStringList{"run/000020.npy", "--init", "pca"} << 2
                                 << "cannot be combined with --branch";
  QTest::newRow("more dimensions")
      << QStringList{"run/000020.npy", "--dims", "3"} << 2 << "it must be 90 x 3";
  QTest::newRow("other rows") << QStringList{"run/000020.npy", "--limit", "80"} << 2
                              << "all first 80";
  QTest::newRow("no moment") << QStringList{"run/000021.npy"} << 1
                             << "does not list the moment 000021.npy.";
  QTest::newRow("no list") << QStringList{"map.npy"} << 1 << "frames.json does not exist";
}

void BranchTest::whatCannotBeBranchedIsSaid() {
  QFETCH(QStringList, words);
  QFETCH(int, status);
  QFETCH(QString, says);
  run("tsne", "--iterations");
  words.front() = path(words.front());
  const Outcome done = embed(
      QStringList{"--input", path("points.npy"), "--out", path("no.npy"), "--branch"} + words);
  QCOMPARE(done.status, status);
  QVERIFY2(done.err.contains(says), qPrintable(done.err));
  QVERIFY(!QFile::exists(path("no.npy")));
}

LOOKBOOK_TEST(BranchTest)

}  // namespace test_branch

#include "test_branch.moc"
