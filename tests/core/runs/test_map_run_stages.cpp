// The stages of each method from the input to the map.
#include "core/embedding/common/initialization.h"
#include "core/embedding/mde/mde.h"
#include "core/embedding/pca/pca.h"
#include "tests/core/runs/map_run_samples.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

namespace test_map_run_stages {

using namespace lookbook;
using namespace samples;

class MapRunStagesTest : public QObject {
  Q_OBJECT

 private slots:
  void tsneGoesStageByStage();
  void pcaIsAMapOfItsOwn();
  void umapGoesStageByStage();
  void mdeGoesStageByStage();
  void mdeIsMadeOfItsParts();
  void distancesNeedNoNeighbours();
  void neighborsThatAreGivenAreNotSought_data();
  void neighborsThatAreGivenAreNotSought();
  void neighborsThatDoNotFitAreRefused();
  void tellsTheInputsNeighboursOfPoints_data();
  void tellsTheInputsNeighboursOfPoints();
};

void MapRunStagesTest::tsneGoesStageByStage() {
  auto run = MapRun::create(samples::clusteredPoints(400, 12, 5), quickTsne());
  QVERIFY(run.has_value());
  ThreadTeam team(2);
  using Stage = MapRun::Stage;
  QCOMPARE(run->stage(), Stage::pca);
  QCOMPARE(run->embedding().rows(), Eigen::Index{0});
  QVERIFY(run->advance(1, team).has_value());
  QCOMPARE(run->stage(), Stage::neighbors);
  QCOMPARE(run->embedding().rows(), Eigen::Index{400});
  QCOMPARE(run->record().componentVariances.size(), std::size_t{12});
  QVERIFY(run->record().explainedVariance > 0.3 && run->record().explainedVariance < 1);
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

void MapRunStagesTest::pcaIsAMapOfItsOwn() {
  auto run = MapRun::create(samples::clusteredPoints(50, 7, 3), {.method = Method::pca, .dims = 4});
  QVERIFY(run.has_value());
  ThreadTeam team(1);
  QVERIFY(run->advance(1, team).has_value());
  QVERIFY(run->finished());
  QCOMPARE(run->embedding().rows(), Eigen::Index{50});
  QCOMPARE(run->embedding().cols(), Eigen::Index{4});
  QCOMPARE(run->record().componentVariances.size(), std::size_t{7});
  QVERIFY(run->record().objective.empty());
}

void MapRunStagesTest::umapGoesStageByStage() {
  MatrixF input = samples::randomPoints(400, 12);  // one cloud, so that its graph is connected
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
  QVERIFY(run->record().objective.empty());
  QVERIFY(!run->change({}).has_value());
  QVERIFY(run->advance(100, team).has_value());
  QVERIFY(run->finished());
  QCOMPARE(run->iteration(), 60);

  input.topRows(100).array() += 1000.0F;  // not connected, so that it starts from PCA
  auto pieces = MapRun::create(input, quickUmap());
  QVERIFY(pieces->advance(1, team).has_value());
  const MatrixF start = pieces->embedding();
  while (pieces->stage() != Stage::optimize) QVERIFY(pieces->advance(1, team).has_value());
  QVERIFY(samples::sameBytes(pieces->embedding(), start));
}

void MapRunStagesTest::mdeGoesStageByStage() {
  auto run = MapRun::create(samples::clusteredPoints(400, 12, 5), quickMde());
  QVERIFY(run.has_value());
  QCOMPARE(run->iterations(), 40);
  ThreadTeam team(2);
  using Stage = MapRun::Stage;
  QVERIFY(run->advance(1, team).has_value());
  QCOMPARE(run->stage(), Stage::neighbors);
  const MatrixF fromPca = run->embedding();
  QVERIFY(std::abs(fromPca.col(0).norm() - std::sqrt(400.0F)) < 1e-3F);
  QVERIFY(run->advance(1, team).has_value());
  QCOMPARE(run->stage(), Stage::affinities);
  QVERIFY(run->record().objective.empty() && run->mostDistorted(5, team).empty());
  QVERIFY(run->advance(1, team).has_value());
  QCOMPARE(run->stage(), Stage::optimize);
  QVERIFY(!samples::sameBytes(run->embedding(), fromPca));
  QVERIFY(run->advance(13, team).has_value());
  QCOMPARE(run->iteration(), 13);
  QCOMPARE(run->record().objective.size(), std::size_t{14});
  QVERIFY(run->record().objective.back().value < run->record().objective.front().value);
  QVERIFY(!run->change({}).has_value());
  QVERIFY(run->advance(100, team).has_value());
  QVERIFY(run->finished());
}

void MapRunStagesTest::mdeIsMadeOfItsParts() {
  const MatrixF input = samples::clusteredPoints(500, 6, 4);
  MapOptions options = quickMde();
  options.pcaComponents = 0;
  options.mde.neighbors = 7;
  options.seed = 3;
  ThreadTeam team(2);
  auto problem = preserveNeighbors(*exactNeighbors(input, 7, team), options.mde, options.seed);
  const MatrixF components = fitPca(input, 2, team)->project(input, team);
  const auto start = quadraticInitialization(
      *problem, scaledInitialization(components) * (1 / static_cast<float>(kInitialDeviation)),
      team);
  auto mde = Mde::create(std::move(*problem), *start, options.mde);
  mde->run(40, team);

  MapRun run = startedRun(input, options, 40);
  QVERIFY(run.finished());
  QVERIFY(samples::sameBytes(run.embedding(), mde->embedding()));
  const auto most = run.mostDistorted(5, team);
  QCOMPARE(most.size(), std::size_t{10});
  auto expected = mde->distortions(team);
  std::erase_if(expected, [](const auto& pair) { return pair.kind != PairKind::dissimilar; });
  expected = mostDistorted(std::move(expected), 5);
  for (std::size_t m = 0; m < 5; ++m) {
    QCOMPARE(most[m].kind, PairKind::similar);
    QCOMPARE(most[5 + m].i, expected[m].i);
    QCOMPARE(most[5 + m].j, expected[m].j);
    QCOMPARE(most[5 + m].distortion, expected[m].distortion);
  }
}

void MapRunStagesTest::distancesNeedNoNeighbours() {
  // A plane in six dimensions: its principal components already preserve all distances.
  const MatrixF input = samples::randomPoints(200, 2, 3) * samples::randomPoints(2, 6, 4);
  ThreadTeam team(2);
  auto run = MapRun::create(input, quickDistances());
  QVERIFY(run->advance(1, team).has_value());
  QCOMPARE(run->stage(), MapRun::Stage::affinities);
  QVERIFY(run->advance(1, team).has_value());
  QVERIFY(run->advance(1000, team).has_value());
  QCOMPARE(run->seconds().neighbors, 0.0);
  QVERIFY(run->record().objective.back().value < 1e-3);
  for (const PairDistortion& pair : run->mostDistorted(20, team)) {
    QCOMPARE(pair.kind, PairKind::measured);
    const float distance = (input.row(pair.i) - input.row(pair.j)).norm();
    QVERIFY(std::abs(pair.distance - distance) < 0.01F * distance + 0.01F);
  }
}

void MapRunStagesTest::neighborsThatAreGivenAreNotSought_data() {
  QTest::addColumn<int>("method");
  QTest::newRow("t-SNE") << 0;
  QTest::newRow("UMAP") << 1;
  QTest::newRow("MDE") << 2;
}

void MapRunStagesTest::neighborsThatAreGivenAreNotSought() {
  QFETCH(int, method);
  const MatrixF input = samples::clusteredPoints(200, 5, 4);
  MapOptions options = method == 0 ? quickTsne() : method == 1 ? quickUmap() : quickMde();
  options.pcaComponents = 0;
  ThreadTeam team(2);
  auto run = MapRun::create(input, options);
  QVERIFY(run->takeNeighbors(exactNeighbors(input, 60, team).value()));
  QVERIFY(run->advance(1, team).has_value());
  QCOMPARE(run->stage(), MapRun::Stage::affinities);
  while (!run->finished()) QVERIFY(run->advance(1000, team).has_value());
  QVERIFY(run->embedding() == finishedMap(input, options, 2));
}

void MapRunStagesTest::neighborsThatDoNotFitAreRefused() {
  const MatrixF input = samples::clusteredPoints(100, 5, 4);
  ThreadTeam team(2);
  auto run = MapRun::create(input, quickTsne());
  const auto few = run->takeNeighbors(exactNeighbors(input, 23, team).value());
  QVERIFY(!few.has_value());
  QCOMPARE(few.error().message,
           std::string("There are 23 neighbours of each point; at least 25 are needed."));
  const auto others = samples::clusteredPoints(90, 5, 4);
  const auto other = run->takeNeighbors(exactNeighbors(others, 30, team).value());
  QVERIFY(!other.has_value());
  QCOMPARE(other.error().message,
           std::string("The neighbours are of 90 points, but the map has 100."));
  auto distances = MapRun::create(input, quickDistances());
  QVERIFY(!distances->takeNeighbors(exactNeighbors(input, 30, team).value()).has_value());
  QVERIFY(run->advance(1, team).has_value());
  QVERIFY(!run->takeNeighbors(exactNeighbors(input, 30, team).value()).has_value());
}

void MapRunStagesTest::tellsTheInputsNeighboursOfPoints_data() {
  QTest::addColumn<MapOptions>("options");
  QTest::newRow("t-SNE") << quickTsne();
  QTest::newRow("UMAP") << quickUmap();
  QTest::newRow("MDE") << quickMde();
  QTest::newRow("MDE of distances") << quickDistances();
}

void MapRunStagesTest::tellsTheInputsNeighboursOfPoints() {
  QFETCH(MapOptions, options);
  const MatrixF input = samples::randomPoints(300, 8);
  const std::vector<std::uint32_t> points{0, 7, 8, 299};
  ThreadTeam team(2);
  for (const int components : {0, 5}) {
    options.pcaComponents = components;
    const MatrixF space =
        components == 0 ? input : fitPca(input, components, team)->project(input, team);
    MapRun run = runUpTo(MapRun::Stage::affinities, input, options);
    for (const int k : {3, 10, 40}) {  // fewer and more than were found
      const auto found = run.inputNeighbors(points, k, team);
      const auto expected = exactNeighbors(space, points, k, team);
      QCOMPARE(found->indices, expected->indices);
      QCOMPARE(found->squaredDistances, expected->squaredDistances);
    }
    QVERIFY(!run.inputNeighbors(points, 300, team).has_value());
    QVERIFY(run.advance(1, team).has_value());
    const auto late = run.inputNeighbors(points, 3, team);
    QVERIFY(!late.has_value() && late.error().kind == Error::Kind::badArgument);
  }
}

LOOKBOOK_TEST(MapRunStagesTest)

}  // namespace test_map_run_stages

#include "test_map_run_stages.moc"
