#include "core/io/npy.h"
#include "core/runs/map_run.h"
#include "tests/support/points.h"
#include "tests/support/program.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <fstream>
#include <numeric>

namespace test_embed {

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

MatrixF read(const QString& path) {
  return readNpy(path.toStdString()).value();
}

}  // namespace

class EmbedTest : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void cleanup() { folder_.reset(); }
  void imagesBecomeAMapWithLabelsAndReport();
  void aMatrixIsEmbeddedAsItIs();
  void pcaTellsTheVariance();
  void approximateNeighborsTellTheirRecall();
  void theSameBytesForAnyThreads();
  void aMapCanStartFromAnother();
  void theRunsMomentsAreWritten();
  void umapTakesItsOwnOptions();
  void mdeTakesItsOwnOptions();
  void mdeCanPreserveDistances();
  void automaticValuesAreRecorded();
  void equalPointsAreWarnedOf();
  void widePointsReportHowTheirComponentsWereFound();

 private:
  [[nodiscard]] QString path(const QString& name) const { return folder_->filePath(name); }
  /// 90 points in 6 dimensions.
  QString matrix() const;

  std::unique_ptr<QTemporaryDir> folder_;
};

void EmbedTest::init() {
  folder_ = std::make_unique<QTemporaryDir>();
  QVERIFY(folder_->isValid());
}

QString EmbedTest::matrix() const {
  const QString file = path("points.npy");
  (void)writeNpy(file.toStdString(), samples::clusteredPoints(90, 6, 3));
  return file;
}

void EmbedTest::imagesBecomeAMapWithLabelsAndReport() {
  QByteArray images = samples::bigEndian({samples::kImagesMagic, 60, 3, 4});
  QByteArray labels = samples::bigEndian({samples::kLabelsMagic, 60});
  for (int i = 0; i < 60; ++i) {
    labels.append(static_cast<char>(i % 4));
    for (int p = 0; p < 12; ++p) images.append(static_cast<char>((i * 37 + p * p * (i % 4)) % 251));
  }
  QVERIFY(folder_->isValid());
  for (const auto& [name, bytes] : {std::pair{"train-images-idx3-ubyte", images},
                                    std::pair{"train-labels-idx1-ubyte", labels}}) {
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
  }
  const Outcome done = embed({folder_->path(), "--method", "tsne", "--limit", "50", "--perplexity",
                              "5", "--iterations", "30", "--out", path("map.npy"), "--labels",
                              path("labels.npy"), "--report", path("report.json")});
  QVERIFY2(done.status == 0, qPrintable(done.err));
  QVERIFY(done.out.contains("50 x 2"));
  QCOMPARE(read(path("map.npy")).rows(), Eigen::Index{50});
  QFile written(path("labels.npy"));
  QVERIFY(written.open(QIODevice::ReadOnly));
  QCOMPARE(written.readAll().right(50), labels.mid(8, 50));

  const nlohmann::json report = readJson(path("report.json"));
  QCOMPARE(report["iterations"].get<int>(), 30);
  QVERIFY(report["kl_divergence"].get<double>() > 0);
  QVERIFY(report["milliseconds_per_iteration"].get<double>() > 0);
  QVERIFY(report["threads"].get<int>() >= 1);
  QVERIFY(report["peak_rss_bytes"].get<double>() > 1e6);
  double stages = 0;
  for (const char* stage : {"load", "pca", "neighbors", "affinities", "optimize"})
    stages += report["seconds"][stage].get<double>();
  QVERIFY(stages > 0 && stages <= report["seconds"]["total"].get<double>());
  const nlohmann::json& recipe = report["recipe"];
  QCOMPARE(recipe["rows"].get<std::string>(), std::string("all first 50"));
  QCOMPARE(recipe["count"].get<int>(), 50);
  QCOMPARE(recipe["options"]["perplexity"].get<double>(), 5.0);
  QCOMPARE(recipe["options"]["learning-rate"].get<std::string>(), std::string("auto"));
  QCOMPARE(recipe["options"]["init"].get<std::string>(), std::string("pca"));
  QVERIFY(recipe["fingerprint"].get<std::string>().starts_with("md5:"));
}

void EmbedTest::aMatrixIsEmbeddedAsItIs() {
  const Outcome done =
      embed({"--input", matrix(), "--method", "tsne", "--perplexity", "6", "--iterations", "40",
             "--dims", "3", "--out", path("map.npy"), "--report", path("report.json"), "--quiet"});
  QVERIFY2(done.status == 0, qPrintable(done.err));
  QVERIFY(done.out.isEmpty() && done.err.isEmpty());
  MapOptions options{.dims = 3, .pcaComponents = 0};
  options.tsne.perplexity = 6;
  options.tsne.iterations = 40;
  auto run = MapRun::create(read(path("points.npy")), options);
  ThreadTeam team(1);
  while (!run->finished()) QVERIFY(run->advance(1000, team).has_value());
  QVERIFY(samples::sameBytes(read(path("map.npy")), run->embedding()));
  QCOMPARE(readJson(path("report.json"))["recipe"]["options"]["pca"].get<int>(), 0);
}

void EmbedTest::pcaTellsTheVariance() {
  const Outcome done = embed({"--input", matrix(), "--method", "pca", "--dims", "4", "--out",
                              path("map.npy"), "--report", path("report.json")});
  QVERIFY2(done.status == 0, qPrintable(done.err));
  QCOMPARE(read(path("map.npy")).cols(), Eigen::Index{4});
  const nlohmann::json report = readJson(path("report.json"));
  const double explained = report["explained_variance"].get<double>();
  QVERIFY(explained > 0.5 && explained < 1);
  const nlohmann::json& recipe = report["recipe"];
  QCOMPARE(recipe["pca"]["solver"].get<std::string>(), std::string("covariance"));
  QCOMPARE(recipe["pca"]["residual"].get<double>(), 0.0);
  const auto variances = report["component_variances"].get<std::vector<double>>();
  QCOMPARE(variances.size(), static_cast<std::size_t>(read(matrix()).cols()));
  QVERIFY(std::abs(std::accumulate(variances.begin(), variances.begin() + 4, 0.0) - explained) <
          1e-9);
  QVERIFY(std::abs(std::accumulate(variances.begin(), variances.end(), 0.0) - 1) < 1e-6);
  QVERIFY(!report.contains("kl_divergence"));
}

void EmbedTest::approximateNeighborsTellTheirRecall() {
  const QStringList words{
      "--input",  matrix(),           "--method",     "tsne", "--perplexity", "6",
      "--out",    path("map.npy"),    "--iterations", "5",    "--neighbors",  "30",
      "--report", path("report.json")};
  QCOMPARE(embed(words).status, 0);
  nlohmann::json report = readJson(path("report.json"));
  QVERIFY(!report.contains("neighbor_recall"));
  QCOMPARE(report["recipe"]["options"]["knn"].get<std::string>(), std::string("auto"));
  QCOMPARE(report["recipe"]["options"]["neighbors"].get<int>(), 30);

  const Outcome done = embed(words + QStringList{"--knn", "hnsw"});
  QCOMPARE(done.status, 0);
  QVERIFY2(done.out.contains("of the nearest neighbours found"), qPrintable(done.out));
  report = readJson(path("report.json"));
  const double recall = report["neighbor_recall"].get<double>();
  QVERIFY(recall > 0.9 && recall <= 1);
  QCOMPARE(report["recipe"]["options"]["knn"].get<std::string>(), std::string("hnsw"));
}

void EmbedTest::theSameBytesForAnyThreads() {
  QByteArray first;
  for (const char* threads : {"1", "2", "5"}) {
    const Outcome done =
        embed({"--input", matrix(), "--method", "tsne", "--perplexity", "9", "--iterations", "60",
               "--threads", threads, "--out", path("map.npy")});
    QCOMPARE(done.status, 0);
    QFile map(path("map.npy"));
    QVERIFY(map.open(QIODevice::ReadOnly));
    const QByteArray bytes = map.readAll();
    if (first.isEmpty()) first = bytes;
    QCOMPARE(bytes, first);
  }
}

void EmbedTest::aMapCanStartFromAnother() {
  QVERIFY(writeNpy(path("start.npy").toStdString(), samples::randomPoints(90, 2)).has_value());
  const QStringList words{"--input", matrix(),       "--method", "tsne",  "--perplexity",
                          "6",       "--iterations", "5",        "--out", path("map.npy")};
  QCOMPARE(embed(words).status, 0);
  const MatrixF fromPca = read(path("map.npy"));
  QCOMPARE(embed(words + QStringList{"--init", path("start.npy")}).status, 0);
  QVERIFY(!samples::sameBytes(read(path("map.npy")), fromPca));
}

void EmbedTest::theRunsMomentsAreWritten() {
  const QStringList words{"--input",  matrix(),       "--method", "tsne",  "--perplexity",
                          "6",        "--iterations", "25",       "--out", path("map.npy"),
                          "--frames", path("frames"), "--every",  "10"};
  const Outcome done = embed(words);
  QVERIFY2(done.status == 0, qPrintable(done.err));
  const nlohmann::json index = readJson(path("frames/frames.json"));
  QCOMPARE(index["iterations"].get<int>(), 25);
  QCOMPARE(index["recipe"]["options"]["perplexity"].get<double>(), 6.0);
  std::vector<int> iterations;
  for (const auto& moment : index["moments"]) {
    iterations.push_back(moment["iteration"].get<int>());
    const auto file = QString::fromStdString(moment["file"].get<std::string>());
    QCOMPARE(read(path("frames/" + file)).rows(), read(path("map.npy")).rows());
  }
  QCOMPARE(iterations, (std::vector<int>{0, 10, 20, 25}));
  QVERIFY(samples::sameBytes(read(path("frames/000025.npy")), read(path("map.npy"))));
  // Observing a run does not change it.
  QCOMPARE(embed(words.mid(0, 8) + QStringList{"--out", path("plain.npy")}).status, 0);
  QVERIFY(samples::sameBytes(read(path("plain.npy")), read(path("map.npy"))));
}

void EmbedTest::umapTakesItsOwnOptions() {
  const Outcome done =
      embed({"--input", matrix(), "--method", "umap", "--n-neighbors", "8", "--epochs", "20",
             "--learning-rate", "0.5", "--perplexity", "7", "--dims", "3", "--out", path("map.npy"),
             "--report", path("report.json")});
  QVERIFY2(done.status == 0, qPrintable(done.err));
  QVERIFY2(done.err.contains("--perplexity has no effect on --method umap"), qPrintable(done.err));
  MapOptions options{.method = Method::umap, .dims = 3, .pcaComponents = 0};
  options.umap.neighbors = 8;
  options.umap.epochs = 20;
  options.umap.learningRate = 0.5;
  auto run = MapRun::create(read(path("points.npy")), options);
  ThreadTeam team(1);
  while (!run->finished()) QVERIFY(run->advance(1000, team).has_value());
  QVERIFY(samples::sameBytes(read(path("map.npy")), run->embedding()));
  const nlohmann::json report = readJson(path("report.json"));
  QCOMPARE(report["iterations"].get<int>(), 20);
  QVERIFY(!report.contains("kl_divergence"));
  const nlohmann::json& recipe = report["recipe"]["options"];
  QCOMPARE(recipe["n-neighbors"].get<int>(), 8);
  QCOMPARE(recipe["init"].get<std::string>(), std::string("spectral"));
  QVERIFY(!recipe.contains("perplexity"));
}

void EmbedTest::mdeTakesItsOwnOptions() {
  const Outcome done =
      embed({"--input", matrix(), "--method", "mde", "--neighbors", "8", "--iterations", "20",
             "--constraint", "standardized", "--loss", "quadratic", "--dims", "3", "--out",
             path("map.npy"), "--report", path("report.json")});
  QVERIFY2(done.status == 0, qPrintable(done.err));
  QVERIFY2(done.err.contains("--loss has no effect on --method mde"), qPrintable(done.err));
  QVERIFY2(done.out.contains("average distortion 0."), qPrintable(done.out));
  MapOptions options{.method = Method::mde, .dims = 3, .pcaComponents = 0};
  options.mde.neighbors = 8;
  options.mde.iterations = 20;
  options.mde.constraint = MdeConstraint::standardized;
  auto run = MapRun::create(read(path("points.npy")), options);
  ThreadTeam team(1);
  while (!run->finished()) QVERIFY(run->advance(1000, team).has_value());
  QVERIFY(samples::sameBytes(read(path("map.npy")), run->embedding()));
  const nlohmann::json report = readJson(path("report.json"));
  QCOMPARE(report["iterations"].get<int>(), 20);
  QCOMPARE(report["average_distortion"].get<double>(), run->record().objective.back().value);
  QVERIFY(!report.contains("kl_divergence"));
  const nlohmann::json& recipe = report["recipe"]["options"];
  QCOMPARE(recipe["neighbors"].get<int>(), 8);
  QCOMPARE(recipe["preserve"].get<std::string>(), std::string("neighbors"));
  QCOMPARE(recipe["init"].get<std::string>(), std::string("quadratic"));
  QVERIFY(!recipe.contains("perplexity") && !recipe.contains("loss"));
}

void EmbedTest::mdeCanPreserveDistances() {
  const Outcome done = embed({"--input", matrix(), "--method", "mde", "--preserve", "distances",
                              "--max-distances", "500", "--attractive", "huber", "--out",
                              path("map.npy"), "--report", path("report.json")});
  QVERIFY2(done.status == 0, qPrintable(done.err));
  QVERIFY2(done.err.contains("--attractive has no effect"), qPrintable(done.err));
  const nlohmann::json report = readJson(path("report.json"));
  QVERIFY(report["average_distortion"].get<double>() > 0);
  QCOMPARE(report["seconds"]["neighbors"].get<double>(), 0.0);
  const nlohmann::json& recipe = report["recipe"]["options"];
  QCOMPARE(recipe["max-distances"].get<int>(), 500);
  QVERIFY(!recipe.contains("neighbors") && !recipe.contains("knn"));
}

/// Recipes contain the values that were used, not that they were automatic.
void EmbedTest::automaticValuesAreRecorded() {
  const QStringList quick{"--input", matrix(),        "--limit",  "12",
                          "--out",   path("map.npy"), "--report", path("report.json")};
  QCOMPARE(embed(quick + QStringList{"--method", "tsne", "--iterations", "20"}).status, 0);
  QCOMPARE(readJson(path("report.json"))["recipe"]["options"]["perplexity"].get<double>(), 3.0);
  const MatrixF chosen = read(path("map.npy"));
  QCOMPARE(embed(quick + QStringList{"--method", "tsne", "--iterations", "20", "--perplexity", "3"})
               .status,
           0);
  QVERIFY(samples::sameBytes(read(path("map.npy")), chosen));
  QCOMPARE(embed(quick + QStringList{"--method", "umap", "--epochs", "20"}).status, 0);
  QCOMPARE(readJson(path("report.json"))["recipe"]["options"]["n-neighbors"].get<int>(), 12);
}

void EmbedTest::equalPointsAreWarnedOf() {
  QVERIFY(writeNpy(path("same.npy").toStdString(), MatrixF::Constant(30, 4, 2)).has_value());
  const Outcome done = embed({"--input", path("same.npy"), "--method", "umap", "--out",
                              path("map.npy"), "--report", path("report.json")});
  QCOMPARE(done.status, 0);
  QVERIFY2(done.err.contains("Warning: All 30 points are the same"), qPrintable(done.err));
  QVERIFY(read(path("map.npy")).isZero());
  const auto report = readJson(path("report.json"));
  QVERIFY(report["warnings"][0].get<std::string>().starts_with("all 30 points are the same"));
}

void EmbedTest::widePointsReportHowTheirComponentsWereFound() {
  const MatrixF wide = samples::clusteredPoints(20, 1500, 3);
  QVERIFY(writeNpy(path("wide.npy").toStdString(), wide).has_value());
  const Outcome done = embed({"--input", path("wide.npy"), "--method", "pca", "--out",
                              path("map.npy"), "--report", path("report.json")});
  QVERIFY2(done.status == 0, qPrintable(done.err));
  const auto report = readJson(path("report.json"));
  QCOMPARE(report["recipe"]["pca"]["solver"].get<std::string>(), std::string("gram"));
  QCOMPARE(report["recipe"]["pca"]["residual"].get<double>(), 0.0);
}

LOOKBOOK_TEST(EmbedTest)

}  // namespace test_embed

#include "test_embed.moc"
