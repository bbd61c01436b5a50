#include "core/data/pixels.h"
#include "core/embedding/initialization.h"
#include "core/embedding/map_run.h"
#include "tests/support/datasets.h"
#include "tests/support/points.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>

using namespace lookbook;

namespace {

MapOptions quick(int dims = 2) {
  MapOptions options{.dims = dims, .pcaComponents = 5};
  options.tsne.perplexity = 8;
  options.tsne.iterations = 80;
  options.tsne.exaggerationIterations = 40;
  return options;
}

MapOptions quickUmap(int dims = 2) {
  MapOptions options{.method = Method::umap, .dims = dims, .pcaComponents = 5};
  options.umap.epochs = 60;
  return options;
}

MatrixF finishedMap(const MatrixF& input, const MapOptions& options, int threads,
                    int steps = 1000) {
  auto run = MapRun::create(input, options);
  ThreadTeam team(threads);
  while (!run->finished())
    if (!run->advance(steps, team)) return {};
  return run->embedding();
}

/// A run that has optimised for some iterations.
MapRun startedRun(const MatrixF& input, const MapOptions& options, int iterations) {
  auto run = MapRun::create(input, options);
  ThreadTeam team(2);
  while (run->stage() != MapRun::Stage::optimize) (void)run->advance(1, team);
  (void)run->advance(iterations, team);
  return std::move(*run);
}

}  // namespace

class MapRunTest : public QObject {
  Q_OBJECT

 private slots:
  void goesStageByStage();
  void pcaIsAMapOfItsOwn();
  void umapGoesStageByStage();
  void everyTeamAndEveryPaceGivesTheSameBytes_data();
  void everyTeamAndEveryPaceGivesTheSameBytes();
  void theSeedDecidesARandomStart();
  void theUsersStartIsScaled();
  void neighborsAreExactUnlessThereAreManyPoints();
  void approximateNeighborsTellTheirRecall();
  void moreNeighborsMakeAnotherMap();
  void stoppedStagesAreDoneAgain();
  void oddInputsWork_data();
  void oddInputsWork();
  void badInputIsRefused_data();
  void badInputIsRefused();
  void aDivergedMapIsAnError();
  void pixelsAndTheirMatrixGiveTheSameMap();
  void aLowerPerplexityTakesTheNeighboursThatAreThere();
  void aHigherPerplexityFindsMoreAndGoesOn();
  void parametersChangeOnTheWay();
  void aChangedRunIsTheSameForEveryTeam();
  void changesThatCannotBeAreRefused();
};

void MapRunTest::goesStageByStage() {
  auto run = MapRun::create(samples::clusteredPoints(400, 12, 5), quick());
  QVERIFY(run.has_value());
  ThreadTeam team(2);
  using Stage = MapRun::Stage;
  QCOMPARE(run->stage(), Stage::pca);
  QCOMPARE(run->embedding().rows(), Eigen::Index{0});
  QVERIFY(run->advance(1, team).has_value());
  QCOMPARE(run->stage(), Stage::neighbors);
  QCOMPARE(run->embedding().rows(), Eigen::Index{400});
  QCOMPARE(run->componentVariances().size(), std::size_t{12});
  QVERIFY(run->explainedVariance() > 0.3 && run->explainedVariance() < 1);
  QVERIFY(run->advance(1, team).has_value());
  QCOMPARE(run->stage(), Stage::affinities);
  QVERIFY(run->advance(1, team).has_value());
  QCOMPARE(run->stage(), Stage::optimize);
  QCOMPARE(run->iteration(), 0);
  QVERIFY(run->advance(30, team).has_value());
  QCOMPARE(run->iteration(), 30);
  double fraction = 0;
  QVERIFY(run->advance(1000, team, {}, [&](double f) { fraction = f; }).has_value());
  QCOMPARE(run->iteration(), 80);
  QCOMPARE(fraction, 1.0);
  QVERIFY(run->finished());
  QVERIFY(run->advance(1, team).has_value());
  QCOMPARE(run->iteration(), 80);
  QVERIFY(run->seconds().optimize > 0);
  QCOMPARE(run->size(), std::size_t{400});
}

void MapRunTest::pcaIsAMapOfItsOwn() {
  auto run = MapRun::create(samples::clusteredPoints(50, 7, 3), {.method = Method::pca, .dims = 4});
  QVERIFY(run.has_value());
  ThreadTeam team(1);
  QVERIFY(run->advance(1, team).has_value());
  QVERIFY(run->finished());
  QCOMPARE(run->embedding().rows(), Eigen::Index{50});
  QCOMPARE(run->embedding().cols(), Eigen::Index{4});
  QCOMPARE(run->componentVariances().size(), std::size_t{7});
  QVERIFY(run->divergences().empty());
}

void MapRunTest::umapGoesStageByStage() {
  MatrixF input = samples::randomPoints(400, 12);  // one cloud: its graph is in one piece
  auto run = MapRun::create(input, quickUmap());
  QVERIFY(run.has_value());
  QCOMPARE(run->iterations(), 60);
  ThreadTeam team(2);
  using Stage = MapRun::Stage;
  QVERIFY(run->advance(1, team).has_value());
  QCOMPARE(run->stage(), Stage::neighbors);
  const MatrixF fromPca = run->embedding();
  QVERIFY(run->advance(1, team).has_value());
  std::stop_source stop;
  stop.request_stop();
  QVERIFY(!run->advance(1, team, stop.get_token()).has_value());
  QCOMPARE(run->stage(), Stage::affinities);
  QVERIFY(run->advance(1, team).has_value());
  QCOMPARE(run->stage(), Stage::optimize);
  const MatrixF fromGraph = run->embedding();
  QVERIFY(!samples::sameBytes(fromGraph, fromPca));
  for (const MatrixF& start : {fromPca, fromGraph})
    for (Eigen::Index c = 0; c < 2; ++c) {
      QCOMPARE(start.col(c).minCoeff(), 0.0F);
      QVERIFY(std::abs(start.col(c).maxCoeff() - 10) < 1e-4F);
    }
  QVERIFY(run->advance(13, team).has_value());
  QCOMPARE(run->iteration(), 13);
  QVERIFY(run->divergences().empty());
  QVERIFY(!run->change({}).has_value());
  QVERIFY(run->advance(100, team).has_value());
  QVERIFY(run->finished());
  QCOMPARE(run->iteration(), 60);

  input.topRows(100).array() += 1000.0F;  // in pieces: starts from PCA
  auto pieces = MapRun::create(input, quickUmap());
  QVERIFY(pieces->advance(1, team).has_value());
  const MatrixF start = pieces->embedding();
  while (pieces->stage() != Stage::optimize) QVERIFY(pieces->advance(1, team).has_value());
  QVERIFY(samples::sameBytes(pieces->embedding(), start));
}

void MapRunTest::everyTeamAndEveryPaceGivesTheSameBytes_data() {
  QTest::addColumn<MapOptions>("options");
  QTest::newRow("t-SNE in the plane") << quick(2);
  QTest::newRow("t-SNE in space") << quick(3);
  QTest::newRow("UMAP in the plane") << quickUmap(2);
  QTest::newRow("UMAP in space") << quickUmap(3);
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

void MapRunTest::theSeedDecidesARandomStart() {
  const MatrixF input = samples::clusteredPoints(300, 6, 4);
  MapOptions options = quick();
  options.initialization = Initialization::random;
  const MatrixF first = finishedMap(input, options, 2);
  QVERIFY(samples::sameBytes(finishedMap(input, options, 2), first));
  options.seed = 1;
  QVERIFY(!samples::sameBytes(finishedMap(input, options, 2), first));
}

void MapRunTest::theUsersStartIsScaled() {
  auto run = MapRun::create(samples::clusteredPoints(100, 6, 4), quick(),
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
  MapOptions options = quick();
  auto run = MapRun::create(input, options);
  ThreadTeam team(2);
  while (!run->finished()) QVERIFY(run->advance(1000, team).has_value());
  QVERIFY(!run->neighborRecall());

  options.neighborSearch = NeighborSearch::hnsw;
  run = MapRun::create(input, options);
  while (!run->finished()) QVERIFY(run->advance(1000, team).has_value());
  QVERIFY(run->neighborRecall() > 0.9 && run->neighborRecall() <= 1.0);
  QVERIFY(samples::sameBytes(run->embedding(), finishedMap(input, options, 5)));
}

void MapRunTest::moreNeighborsMakeAnotherMap() {
  const MatrixF input = samples::clusteredPoints(300, 6, 4);
  MapOptions options = quick();
  const MatrixF automatic = finishedMap(input, options, 2);
  options.neighbors = 25;  // three times the perplexity, and one more
  QVERIFY(samples::sameBytes(finishedMap(input, options, 2), automatic));
  options.neighbors = 60;
  QVERIFY(!samples::sameBytes(finishedMap(input, options, 2), automatic));
}

void MapRunTest::stoppedStagesAreDoneAgain() {
  const MatrixF input = samples::clusteredPoints(1500, 10, 5);
  const MatrixF expected = finishedMap(input, quick(), 2);
  auto run = MapRun::create(input, quick());
  ThreadTeam team(2);
  std::stop_source stop;
  stop.request_stop();
  for (int stage = 0; stage < 2; ++stage) {  // PCA, neighbours
    const auto before = run->stage();
    const auto stopped = run->advance(1, team, stop.get_token());
    QVERIFY(!stopped.has_value());
    QCOMPARE(stopped.error().kind, Error::Kind::cancelled);
    QCOMPARE(run->stage(), before);
    QVERIFY(run->advance(1, team).has_value());
  }
  QVERIFY(run->advance(1, team).has_value());
  QVERIFY(run->advance(9, team, stop.get_token()).has_value());  // iterations are kept: none here
  QCOMPARE(run->iteration(), 0);
  while (!run->finished()) QVERIFY(run->advance(11, team).has_value());
  QVERIFY(samples::sameBytes(run->embedding(), expected));
}

void MapRunTest::oddInputsWork_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<MapOptions>("options");
  for (const MapOptions& options : {quick(), quickUmap()}) {
    const std::string title = kMethodTitles[static_cast<std::size_t>(options.method)];
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
  }
  const MatrixF map = finishedMap(input, options, 2);
  QCOMPARE(map.rows(), input.rows());
  QVERIFY(map.allFinite());
}

void MapRunTest::badInputIsRefused_data() {
  QTest::addColumn<QString>("says");
  for (const char* says :
       {"perplexity is 8.0; expected at most 7.6 for 24 points", "not a finite number",
        "expected at least 4 points", "expected 2 or 3 for a map",
        "dims is 13; expected at most 12", "the initial map is 30 x 3; expected 40 x 2",
        "theta is 2", "neighbors is 40; expected at most 39 for 40 points",
        "neighbors is 7; expected at least the perplexity, 8.0",
        "n-neighbors is 41; expected at most 40"})
    QTest::newRow(says) << says;
}

void MapRunTest::badInputIsRefused() {
  QFETCH(QString, says);
  MapOptions options = quick();
  MatrixF input = samples::clusteredPoints(40, 12, 4);
  MatrixF initial;
  if (says.startsWith("perplexity")) input = samples::randomPoints(24, 12);
  if (says.startsWith("not a")) input(5, 5) = std::numeric_limits<float>::quiet_NaN();
  if (says.contains("at least 4")) input = samples::randomPoints(2, 12);
  if (says.contains("2 or 3")) options.dims = 4;
  if (says.startsWith("dims is 13")) options = {.method = Method::pca, .dims = 13};
  if (says.startsWith("the initial")) initial = MatrixF::Zero(30, 3);
  if (says.startsWith("theta")) options.tsne.theta = 2;
  if (says.startsWith("neighbors is 40")) options.neighbors = 40;
  if (says.startsWith("neighbors is 7")) options.neighbors = 7;
  if (says.startsWith("n-neighbors")) options.method = Method::umap;
  options.umap.neighbors = 41;
  const auto run = MapRun::create(input, options, initial);
  QVERIFY(!run.has_value());
  QCOMPARE(run.error().kind, Error::Kind::badArgument);
  QVERIFY2(QString::fromStdString(run.error().message).contains(says), run.error().message.c_str());
}

void MapRunTest::aDivergedMapIsAnError() {
  MapOptions options = quick();
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
  // Either it survives, in finite numbers, or it says what happened.
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
  MapOptions options = quick();
  for (const int components : {5, 0}) {
    options.pcaComponents = components;
    auto run = MapRun::create(pixelPoints(dataset, images), options);
    while (!run->finished()) QVERIFY(run->advance(50, team).has_value());
    QVERIFY(samples::sameBytes(run->embedding(),
                               finishedMap(pixelMatrix(*dataset, images), options, 2)));
  }
}

void MapRunTest::aLowerPerplexityTakesTheNeighboursThatAreThere() {
  const MatrixF input = samples::clusteredPoints(900, 10, 5);
  MapOptions options = quick();
  auto run = startedRun(input, options, 0);
  options.tsne.perplexity = 5;
  QVERIFY(run.change(options.tsne).has_value());
  QCOMPARE(run.stage(), MapRun::Stage::affinities);
  ThreadTeam team(2);
  while (!run.finished()) QVERIFY(run.advance(50, team).has_value());
  QVERIFY(samples::sameBytes(run.embedding(), finishedMap(input, options, 2)));
}

void MapRunTest::aHigherPerplexityFindsMoreAndGoesOn() {
  MapOptions options = quick();
  auto run = startedRun(samples::clusteredPoints(900, 10, 5), options, 30);
  const MatrixF before = run.embedding();
  options.tsne.perplexity = 20;
  QVERIFY(run.change(options.tsne).has_value());
  QCOMPARE(run.stage(), MapRun::Stage::neighbors);
  ThreadTeam team(2);
  for (int stage = 0; stage < 2; ++stage) QVERIFY(run.advance(1, team).has_value());
  QCOMPARE(run.stage(), MapRun::Stage::optimize);
  QCOMPARE(run.iteration(), 30);
  QVERIFY(samples::sameBytes(run.embedding(), before));
  const double kl = run.divergences().back().kl;
  QVERIFY(run.advance(10, team).has_value());
  QVERIFY(run.divergences().back().kl < kl);  // more neighbours each: less to tell apart
  QCOMPARE(run.changes().size(), std::size_t{1});
  QCOMPARE(run.changes()[0].iteration, 30);
  QCOMPARE(run.changes()[0].what, std::string("perplexity 20"));
}

void MapRunTest::parametersChangeOnTheWay() {
  MapOptions options = quick();
  auto run = startedRun(samples::clusteredPoints(300, 10, 5), options, 20);
  options.tsne.theta = 0.3;
  options.tsne.iterations = 40;
  QVERIFY(run.change(options.tsne).has_value());
  QCOMPARE(run.stage(), MapRun::Stage::optimize);
  QCOMPARE(run.changes().size(), std::size_t{2});
  QCOMPARE(run.options(), options);
  ThreadTeam team(2);
  QVERIFY(run.advance(1000, team).has_value());
  QVERIFY(run.finished());
  QCOMPARE(run.iteration(), 40);
}

void MapRunTest::aChangedRunIsTheSameForEveryTeam() {
  const MatrixF input = samples::clusteredPoints(2100, 10, 5);
  MatrixF expected;
  for (const int threads : {1, 2, 5}) {
    MapOptions options = quick();
    auto run = startedRun(input, options, 23);
    options.tsne.perplexity = 12;
    QVERIFY(run.change(options.tsne).has_value());
    ThreadTeam team(threads);
    while (!run.finished()) QVERIFY(run.advance(9, team).has_value());
    if (threads == 1) expected = run.embedding();
    QVERIFY(samples::sameBytes(run.embedding(), expected));
  }
}

void MapRunTest::changesThatCannotBeAreRefused() {
  MapOptions options = quick();
  const MatrixF input = samples::clusteredPoints(100, 10, 5);
  auto run = startedRun(input, options, 10);
  const auto refused = [&](const TsneOptions& changed) {
    const auto result = run.change(changed);
    return !result && result.error().kind == Error::Kind::badArgument && run.options() == options &&
           run.changes().empty();
  };
  TsneOptions tsne = options.tsne;
  tsne.perplexity = 50;  // of 100 points
  QVERIFY(refused(tsne));
  tsne = options.tsne;
  tsne.theta = 2;
  QVERIFY(refused(tsne));
  ThreadTeam team(1);
  while (!run.finished()) QVERIFY(run.advance(1000, team).has_value());
  QVERIFY(refused(options.tsne));
  auto pca = MapRun::create(input, {.method = Method::pca});
  QVERIFY(!pca->change({}).has_value());
}

QTEST_GUILESS_MAIN(MapRunTest)
#include "test_map_run.moc"
