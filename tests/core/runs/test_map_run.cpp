#include "core/data/pixels.h"
#include "core/embedding/common/initialization.h"
#include "tests/core/runs/map_run_samples.h"
#include "tests/support/datasets.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>

namespace test_map_run {

using namespace lookbook;
using namespace samples;

class MapRunTest : public QObject {
  Q_OBJECT

 private slots:
  void everyTeamAndEveryPaceGivesTheSameBytes_data();
  void everyTeamAndEveryPaceGivesTheSameBytes();
  void stoppedStagesAreDoneAgain_data();
  void stoppedStagesAreDoneAgain();
  void theSeedDecidesARandomStart();
  void theUsersStartIsScaled();
  void neighborsAreExactUnlessThereAreManyPoints();
  void approximateNeighborsTellTheirRecall();
  void moreNeighborsMakeAnotherMap();
  void oddInputsWork_data();
  void oddInputsWork();
  void badInputIsRefused_data();
  void badInputIsRefused();
  void aDivergedMapIsAnError();
  void pixelsAndTheirMatrixGiveTheSameMap();
};

void MapRunTest::everyTeamAndEveryPaceGivesTheSameBytes_data() {
  QTest::addColumn<MapOptions>("options");
  QTest::newRow("PCA") << MapOptions{.method = Method::pca, .dims = 4};
  QTest::newRow("t-SNE in the plane") << quickTsne(2);
  QTest::newRow("t-SNE in space") << quickTsne(3);
  QTest::newRow("UMAP in the plane") << quickUmap(2);
  QTest::newRow("UMAP in space") << quickUmap(3);
  QTest::newRow("MDE in the plane") << quickMde(2);
  QTest::newRow("MDE in space") << quickMde(3);
  QTest::newRow("MDE of distances") << quickDistances(2);
  MapOptions standardized = quickMde(2);
  standardized.mde.constraint = MdeConstraint::standardized;
  QTest::newRow("MDE, standardized") << standardized;
}

void MapRunTest::everyTeamAndEveryPaceGivesTheSameBytes() {
  QFETCH(MapOptions, options);
  const MatrixF input = options.method == Method::umap ? samples::randomPoints(2100, 8)
                                                       : samples::clusteredPoints(2100, 20, 8);
  const MatrixF expected = finishedMap(input, options, 1);
  QCOMPARE(expected.rows(), input.rows());
  QVERIFY(samples::sameBytes(finishedMap(input, options, 2), expected));
  QVERIFY(samples::sameBytes(finishedMap(input, options, 5, 7), expected));
}

void MapRunTest::stoppedStagesAreDoneAgain_data() {
  QTest::addColumn<MapOptions>("options");
  QTest::addColumn<int>("stops");  // stages that can be stopped midway
  QTest::newRow("PCA") << MapOptions{.method = Method::pca, .dims = 4} << 1;
  QTest::newRow("t-SNE") << quickTsne() << 2;
  QTest::newRow("UMAP") << quickUmap() << 3;
  QTest::newRow("MDE") << quickMde() << 3;
  QTest::newRow("MDE of distances") << quickDistances() << 1;
}

void MapRunTest::stoppedStagesAreDoneAgain() {
  QFETCH(MapOptions, options);
  QFETCH(int, stops);
  // One cloud, so that its graph is connected.
  const MatrixF input = samples::randomPoints(1500, 10);
  auto run = MapRun::create(input, options);
  ThreadTeam team(2);
  std::stop_source stop;
  stop.request_stop();
  int stopped = 0;
  while (!run->finished() && run->stage() != MapRun::Stage::optimize) {
    const auto before = run->stage();
    const auto done = run->advance(1, team, stop.get_token());
    if (done) continue;
    ++stopped;
    QCOMPARE(done.error().kind, Error::Kind::cancelled);
    QCOMPARE(run->stage(), before);
    QVERIFY(run->advance(1, team).has_value());
  }
  QCOMPARE(stopped, stops);
  // Iterations are kept; here there are none.
  QVERIFY(run->advance(9, team, stop.get_token()).has_value());
  QCOMPARE(run->iteration(), 0);
  while (!run->finished()) QVERIFY(run->advance(11, team).has_value());
  QVERIFY(samples::sameBytes(run->embedding(), finishedMap(input, options, 2)));
}

void MapRunTest::theSeedDecidesARandomStart() {
  const MatrixF input = samples::clusteredPoints(300, 6, 4);
  MapOptions options = quickTsne();
  options.initialization = Initialization::random;
  const MatrixF first = finishedMap(input, options, 2);
  QVERIFY(samples::sameBytes(finishedMap(input, options, 2), first));
  options.seed = 1;
  QVERIFY(!samples::sameBytes(finishedMap(input, options, 2), first));
}

void MapRunTest::theUsersStartIsScaled() {
  auto run = MapRun::create(samples::clusteredPoints(100, 6, 4), quickTsne(),
                            samples::randomPoints(100, 2).array() * 50 + 3);
  QVERIFY(run.has_value());
  ThreadTeam team(1);
  QVERIFY(run->advance(1, team).has_value());
  const Eigen::VectorXd first = run->embedding().col(0).cast<double>();
  const double deviation = std::sqrt((first.array() - first.mean()).square().mean());
  QVERIFY(std::abs(deviation - kInitialDeviation) < 1e-3 * kInitialDeviation);
  QVERIFY(std::abs(first.mean()) < 1e-3 * kInitialDeviation);
}

void MapRunTest::neighborsAreExactUnlessThereAreManyPoints() {
  MapOptions options;
  QVERIFY(!searchesByHnsw(options, 200'000));
  QVERIFY(searchesByHnsw(options, 200'001));
  options.neighborSearch = NeighborSearch::exact;
  QVERIFY(!searchesByHnsw(options, 1'000'000));
  options.neighborSearch = NeighborSearch::hnsw;
  QVERIFY(searchesByHnsw(options, 100));
}

void MapRunTest::approximateNeighborsTellTheirRecall() {
  const MatrixF input = samples::clusteredPoints(700, 12, 5);
  MapOptions options = quickTsne();
  auto run = MapRun::create(input, options);
  ThreadTeam team(2);
  while (!run->finished()) QVERIFY(run->advance(1000, team).has_value());
  QVERIFY(!run->record().neighborRecall);

  options.neighborSearch = NeighborSearch::hnsw;
  run = MapRun::create(input, options);
  while (!run->finished()) QVERIFY(run->advance(1000, team).has_value());
  QVERIFY(run->record().neighborRecall > 0.9 && run->record().neighborRecall <= 1.0);
  QVERIFY(samples::sameBytes(run->embedding(), finishedMap(input, options, 5)));
}

void MapRunTest::moreNeighborsMakeAnotherMap() {
  const MatrixF input = samples::clusteredPoints(300, 6, 4);
  MapOptions options = quickTsne();
  const MatrixF automatic = finishedMap(input, options, 2);
  options.neighbors = 25;  // three times the perplexity plus one
  QVERIFY(samples::sameBytes(finishedMap(input, options, 2), automatic));
  options.neighbors = 60;
  QVERIFY(!samples::sameBytes(finishedMap(input, options, 2), automatic));
}

void MapRunTest::oddInputsWork_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<MapOptions>("options");
  for (const MapOptions& options : {quickTsne(), quickUmap(), quickMde(), quickDistances()}) {
    std::string title = infoOf(options.method).title.english;
    if (options.mde.preserve == Preserve::distances) title += " of distances";
    for (const char* name : {"all the same", "few places", "few points", "one dimension"})
      QTest::newRow((title + ", " + name).c_str()) << name << options;
  }
}

void MapRunTest::oddInputsWork() {
  QFETCH(QString, name);
  QFETCH(MapOptions, options);
  MatrixF input = MatrixF::Constant(200, 6, 0.5F);
  if (name == "few places") input = samples::gridPoints(600, 6, 2);
  if (name == "few points") {
    input = samples::randomPoints(7, 6);
    options.tsne.perplexity = 2;
    options.umap.neighbors = 7;
  }
  if (name == "one dimension") {
    input = samples::randomPoints(100, 1);
    options.initialization = Initialization::random;
    options.umap.initialization = UmapStart::random;
    options.mde.initialization = MdeStart::random;
  }
  const MatrixF map = finishedMap(input, options, 2);
  QCOMPARE(map.rows(), input.rows());
  QVERIFY(map.allFinite());
}

void MapRunTest::badInputIsRefused_data() {
  QTest::addColumn<QString>("says");
  for (const char* says :
       {"perplexity is 8.0; it must be at most 7.6 for 24 points", "holds NaN in row 6, column 6",
        "at least 4 points are needed", "a map has 2 or 3", "dims is 13; it must be at most 12",
        "The initial map is 30 x 3; it must be 40 x 2", "theta is 2",
        "neighbors is 40; it must be at most 39 for 40 points",
        "neighbors is 7; it must be at least the perplexity, 8.0",
        "n-neighbors is 41; it must be at most 40", "neighbors is 50; it must be at most 39",
        "collapses into one point"})
    QTest::newRow(says) << says;
}

void MapRunTest::badInputIsRefused() {
  QFETCH(QString, says);
  MapOptions options = quickTsne();
  MatrixF input = samples::clusteredPoints(40, 12, 4);
  MatrixF initial;
  if (says.startsWith("perplexity")) input = samples::randomPoints(24, 12);
  if (says.startsWith("holds NaN")) input(5, 5) = std::numeric_limits<float>::quiet_NaN();
  if (says.contains("at least 4")) input = samples::randomPoints(2, 12);
  if (says.contains("2 or 3")) options.dims = 4;
  if (says.startsWith("dims is 13")) options = {.method = Method::pca, .dims = 13};
  if (says.startsWith("The initial")) initial = MatrixF::Zero(30, 3);
  if (says.startsWith("theta")) options.tsne.theta = 2;
  if (says.startsWith("neighbors is 40")) options.neighbors = 40;
  if (says.startsWith("neighbors is 7")) options.neighbors = 7;
  if (says.startsWith("n-neighbors")) options.method = Method::umap;
  options.umap.neighbors = 41;
  if (says.startsWith("neighbors is 50") || says.startsWith("collapses"))
    options.method = Method::mde;
  options.mde.neighbors = 50;
  if (says.startsWith("collapses")) options.mde.repulsive = RepulsivePenalty::none;
  const auto run = MapRun::create(input, options, initial);
  QVERIFY(!run.has_value());
  QCOMPARE(run.error().kind, Error::Kind::badArgument);
  QVERIFY2(QString::fromStdString(run.error().message).contains(says), run.error().message.c_str());
}

void MapRunTest::aDivergedMapIsAnError() {
  MapOptions options = quickTsne();
  options.tsne.learningRate = 1e9;
  options.tsne.exaggeration = 100;
  options.tsne.finalMomentum = 0.999;
  options.tsne.initialMomentum = 0.999;
  options.tsne.iterations = 20'000;
  options.tsne.exaggerationIterations = 20'000;
  auto run = MapRun::create(samples::clusteredPoints(40, 6, 2), options);
  ThreadTeam team(1);
  Result<void> last;
  while (!run->finished() && last) last = run->advance(200, team);
  // Either the result is finite, or there is an error.
  if (last)
    QVERIFY(run->embedding().allFinite());
  else
    QVERIFY(QString::fromStdString(last.error().message).contains("diverged"));
}

void MapRunTest::pixelsAndTheirMatrixGiveTheSameMap() {
  const auto dataset = samples::small(300, 0);
  std::vector<ImageIndex> images(200);
  std::iota(images.begin(), images.end(), 50U);
  ThreadTeam team(2);
  MapOptions options = quickTsne();
  for (const int components : {5, 0}) {
    options.pcaComponents = components;
    auto run = MapRun::create(pixelPoints(dataset, images), options);
    while (!run->finished()) QVERIFY(run->advance(50, team).has_value());
    QVERIFY(samples::sameBytes(run->embedding(),
                               finishedMap(pixelMatrix(*dataset, images), options, 2)));
  }
}

LOOKBOOK_TEST(MapRunTest)

}  // namespace test_map_run

#include "test_map_run.moc"
