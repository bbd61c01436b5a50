// Changing parameters during a run.
#include "core/runs/replay.h"
#include "tests/core/runs/map_run_samples.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <nlohmann/json.hpp>

namespace test_map_run_changes {

using namespace lookbook;
using namespace samples;

class MapRunChangesTest : public QObject {
  Q_OBJECT

 private slots:
  void aLowerPerplexityTakesTheNeighboursThatAreThere();
  void aHigherPerplexityFindsMoreAndGoesOn();
  void parametersChangeOnTheWay();
  void aChangedRunIsTheSameForEveryTeam();
  void changesThatCannotBeAreRefused();
  void aChangedRunIsMadeAgainByItsRecipe_data();
  void aChangedRunIsMadeAgainByItsRecipe();
  void changesOfAnEarlierVersionCannotBeMadeAgain();
  void changesOfWhatCannotChangeAreRefused();
};

namespace {

/// The record as it is read from a file.
MapRecord fromJson(const Recipe& recipe) {
  MapRecord begun;
  begun.recipe = recipeFromJson(toJson(recipe)).value();
  return begun;
}

}  // namespace

void MapRunChangesTest::aChangedRunIsMadeAgainByItsRecipe_data() {
  QTest::addColumn<int>("stage");
  QTest::addColumn<double>("perplexity");
  using Stage = MapRun::Stage;
  for (const double perplexity : {5.0, 12.0})
    for (const Stage stage : {Stage::pca, Stage::neighbors, Stage::affinities, Stage::optimize})
      QTest::addRow("%g before stage %d", perplexity, static_cast<int>(stage))
          << static_cast<int>(stage) << perplexity;
}

void MapRunChangesTest::aChangedRunIsMadeAgainByItsRecipe() {
  QFETCH(const int, stage);
  QFETCH(const double, perplexity);
  const MatrixF input = samples::clusteredPoints(400, 10, 5);
  MapOptions options = quickTsne();
  MapRecord begun;
  begun.recipe = {.dataset = "Clusters", .fingerprint = "md5:1", .rows = "all", .options = options};
  MapRun run = MapRun::create(PointSource(input), begun).value();
  ThreadTeam team(2);
  while (run.stage() != static_cast<MapRun::Stage>(stage)) QVERIFY(run.advance(1, team));
  options.tsne.perplexity = perplexity;
  options.tsne.theta = 0.3;
  QVERIFY(run.change(options.tsne));
  while (run.iteration() < 33) QVERIFY(run.advance(33 - run.iteration(), team));
  options.tsne.iterations = 61;
  QVERIFY(run.change(options.tsne));
  while (!run.finished()) QVERIFY(run.advance(7, team));
  QCOMPARE(run.record().recipe.changes.size(), std::size_t{2});

  for (const int steps : {1, 7, 1000}) {
    auto again = replay(PointSource(input), fromJson(run.record().recipe), team);
    QVERIFY2(again, again ? "" : again.error().message.c_str());
    while (!again->finished()) QVERIFY(again->advance(steps, team));
    QCOMPARE(again->iteration(), 61);
    QVERIFY(samples::sameBytes(again->embedding(), run.embedding()));
    QVERIFY(again->record().recipe.changes == run.record().recipe.changes);
  }
}

void MapRunChangesTest::changesOfAnEarlierVersionCannotBeMadeAgain() {
  MapRecord begun;
  begun.recipe.options = quickTsne();
  begun.recipe.changes = {{.iteration = 10, .options = {}, .what = "perplexity 5"}};
  QVERIFY(!begun.recipe.repeatable());
  ThreadTeam team(1);
  const auto run = replay(PointSource(samples::clusteredPoints(100, 10, 5)), begun, team);
  QVERIFY(!run);
  QVERIFY(run.error().message.find("earlier version") != std::string::npos);
}

void MapRunChangesTest::aLowerPerplexityTakesTheNeighboursThatAreThere() {
  const MatrixF input = samples::clusteredPoints(900, 10, 5);
  MapOptions options = quickTsne();
  auto run = startedRun(input, options, 0);
  options.tsne.perplexity = 5;
  QVERIFY(run.change(options.tsne).has_value());
  QCOMPARE(run.stage(), MapRun::Stage::affinities);
  ThreadTeam team(2);
  while (!run.finished()) QVERIFY(run.advance(50, team).has_value());
  QVERIFY(samples::sameBytes(run.embedding(), finishedMap(input, options, 2)));
}

void MapRunChangesTest::aHigherPerplexityFindsMoreAndGoesOn() {
  MapOptions options = quickTsne();
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
  const double kl = run.record().objective.back().value;
  QVERIFY(run.advance(10, team).has_value());
  // With more neighbours, the divergence is smaller.
  QVERIFY(run.record().objective.back().value < kl);
  QCOMPARE(run.record().recipe.changes.size(), std::size_t{1});
  QCOMPARE(run.record().recipe.changes[0].iteration, 30);
  QCOMPARE(run.record().recipe.changes[0].what, std::string("perplexity 20"));
}

void MapRunChangesTest::parametersChangeOnTheWay() {
  MapOptions options = quickTsne();
  auto run = startedRun(samples::clusteredPoints(300, 10, 5), options, 20);
  options.tsne.theta = 0.3;
  options.tsne.iterations = 40;
  QVERIFY(run.change(options.tsne).has_value());
  QCOMPARE(run.stage(), MapRun::Stage::optimize);
  QCOMPARE(run.record().recipe.changes.size(), std::size_t{1});
  QCOMPARE(run.record().recipe.changes[0].what, std::string("theta 0.3, iterations 40"));
  QCOMPARE(run.options(), options);
  ThreadTeam team(2);
  QVERIFY(run.advance(1000, team).has_value());
  QVERIFY(run.finished());
  QCOMPARE(run.iteration(), 40);
}

void MapRunChangesTest::aChangedRunIsTheSameForEveryTeam() {
  const MatrixF input = samples::clusteredPoints(2100, 10, 5);
  MatrixF expected;
  for (const int threads : {1, 2, 5}) {
    MapOptions options = quickTsne();
    auto run = startedRun(input, options, 23);
    options.tsne.perplexity = 12;
    QVERIFY(run.change(options.tsne).has_value());
    ThreadTeam team(threads);
    while (!run.finished()) QVERIFY(run.advance(9, team).has_value());
    if (threads == 1) expected = run.embedding();
    QVERIFY(samples::sameBytes(run.embedding(), expected));
  }
}

void MapRunChangesTest::changesThatCannotBeAreRefused() {
  MapOptions options = quickTsne();
  const MatrixF input = samples::clusteredPoints(100, 10, 5);
  auto run = startedRun(input, options, 10);
  const auto refused = [&](const TsneOptions& changed) {
    const auto result = run.change(changed);
    return !result && result.error().kind == Error::Kind::badArgument && run.options() == options &&
           run.record().recipe.changes.empty();
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

void MapRunChangesTest::changesOfWhatCannotChangeAreRefused() {
  Recipe recipe{
      .dataset = "Clusters", .fingerprint = "md5:1", .rows = "all", .options = quickTsne()};
  recipe.changes = {{.iteration = 10, .options = quickTsne(3), .what = "dims 3"}};
  const auto dims = recipeFromJson(toJson(recipe));
  QVERIFY(!dims);
  QVERIFY(dims.error().message.find("iteration 10") != std::string::npos);
  recipe.changes[0].options = quickUmap();
  QVERIFY(!recipeFromJson(toJson(recipe)));
  recipe.options = quickUmap();
  QVERIFY(!recipeFromJson(toJson(recipe)));
}

LOOKBOOK_TEST(MapRunChangesTest)

}  // namespace test_map_run_changes

#include "test_map_run_changes.moc"
