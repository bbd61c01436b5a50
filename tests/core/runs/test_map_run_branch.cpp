// Runs that begin at a moment of another run.
#include "core/embedding/tsne/affinities.h"
#include "core/runs/replay.h"
#include "tests/core/embedding/tsne/exact_tsne.h"
#include "tests/core/runs/map_run_samples.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace test_map_run_branch {

using namespace lookbook;
using namespace samples;

namespace {

MapRun branchOf(const MatrixF& input, const MapOptions& options, const MatrixF& positions,
                int iteration) {
  return std::move(*MapRun::branch(PointSource(input), options, positions, iteration));
}

MatrixF finished(MapRun run, int threads, int steps) {
  ThreadTeam team(threads);
  while (!run.finished())
    if (!run.advance(steps, team)) return {};
  return run.embedding();
}

/// A branch of a run at an iteration, before its optimisation.
MapRun branchAt(const MatrixF& input, const MapOptions& parent, int iteration,
                const MapOptions& options) {
  MapRun branch =
      branchOf(input, options, startedRun(input, parent, iteration).embedding(), iteration);
  ThreadTeam team(2);
  while (branch.stage() != MapRun::Stage::optimize)
    if (!branch.advance(1, team)) break;
  return branch;
}

}  // namespace

class MapRunBranchTest : public QObject {
  Q_OBJECT

 private slots:
  void aBranchIsMadeAgainByItsRecipe_data();
  void aBranchIsMadeAgainByItsRecipe();
  void umapGoesOnByTheByte_data();
  void umapGoesOnByTheByte();
  void tsneFromItsBeginningIsTheSameByTheByte();
  void tsneTakesTheStepThatTheGradientSays_data();
  void tsneTakesTheStepThatTheGradientSays();
  void tsneKnowsTheDivergenceOfItsMoment();
  void tsneOfAnAutomaticScheduleIsPastItsExaggeration();
  void mdeGoesOnDownFromItsMoment();
  void itBeginsWithTheMomentItself_data();
  void itBeginsWithTheMomentItself();
  void otherParametersGiveAnotherMap();
  void theNeighboursOfTheParentServe();
  void itIsTheSameForEveryTeamAndPace_data();
  void itIsTheSameForEveryTeamAndPace();
  void aBranchOfABranchGoesOn();
  void momentsThatCannotBeAreRefused();
};

void MapRunBranchTest::umapGoesOnByTheByte_data() {
  QTest::addColumn<int>("epoch");
  for (const int epoch : {0, 1, 23, 59}) QTest::addRow("epoch %d", epoch) << epoch;
}

void MapRunBranchTest::umapGoesOnByTheByte() {
  QFETCH(int, epoch);
  const MatrixF input = samples::clusteredPoints(700, 10, 5);
  const MatrixF whole = finishedMap(input, quickUmap(), 2);
  const MatrixF moment = startedRun(input, quickUmap(), epoch).embedding();
  QVERIFY(epoch == 0 || !samples::sameBytes(moment, whole));
  QVERIFY(samples::sameBytes(finished(branchOf(input, quickUmap(), moment, epoch), 3, 7), whole));
}

void MapRunBranchTest::tsneFromItsBeginningIsTheSameByTheByte() {
  const MatrixF input = samples::clusteredPoints(700, 10, 5);
  const MatrixF moment = startedRun(input, quickTsne(), 0).embedding();
  QVERIFY(samples::sameBytes(finished(branchOf(input, quickTsne(), moment, 0), 3, 7),
                             finishedMap(input, quickTsne(), 2)));
}

void MapRunBranchTest::tsneTakesTheStepThatTheGradientSays_data() {
  QTest::addColumn<int>("iteration");
  QTest::newRow("exaggerated") << 13;
  QTest::newRow("afterwards") << 57;
}

/// The first step has no momentum, gains of 1 before their first decrease, and the exaggeration of
/// the iteration.
void MapRunBranchTest::tsneTakesTheStepThatTheGradientSays() {
  QFETCH(int, iteration);
  MapOptions options = quickTsne();
  options.tsne.theta = 0;  // exact: all pairs
  options.tsne.learningRate = 100;
  const MatrixF input = samples::clusteredPoints(300, 10, 5);
  MapRun branch = branchAt(input, options, iteration, options);
  const Eigen::MatrixXd before = branch.embedding().cast<double>();
  ThreadTeam team(2);
  const NeighborGraph graph = *branch.neighbors();
  const auto conditional = conditionalAffinities(graph, options.tsne.perplexity, team);
  const SparseMatrix joint = symmetrize(graph, *conditional, team);
  const double exaggeration = iteration < options.tsne.exaggerationIterations ? 12 : 1;
  const auto repulsion = test::exactRepulsion(before);
  const Eigen::MatrixXd gradient = exaggeration * test::exactAttraction(joint, before) -
                                   repulsion.forces / repulsion.normalization;
  Eigen::MatrixXd expected = before - 100 * 0.8 * gradient;
  expected.rowwise() -= expected.colwise().mean().eval();
  QVERIFY(branch.advance(1, team).has_value());
  QCOMPARE(branch.iteration(), iteration + 1);
  const double step = (expected - before).norm();
  const double apart = (branch.embedding().cast<double>() - expected).norm();
  QVERIFY2(apart < 1e-4 * step, qPrintable(QString::number(apart / step)));
}

void MapRunBranchTest::tsneKnowsTheDivergenceOfItsMoment() {
  const MatrixF input = samples::clusteredPoints(700, 10, 5);
  MapRun parent = startedRun(input, quickTsne(), 60);
  MapRun branch = branchOf(input, quickTsne(), parent.embedding(), 60);
  ThreadTeam team(2);
  // The divergence at iteration 60 is recorded in the next step.
  QVERIFY(parent.advance(1, team).has_value());
  while (branch.iteration() == 60) QVERIFY(branch.advance(1, team).has_value());
  QCOMPARE(parent.record().objective.back().iteration, 60);
  QCOMPARE(branch.record().objective.front().iteration, 60);
  QVERIFY(std::abs(branch.record().objective.front().value -
                   parent.record().objective.back().value) < 1e-5);
}

void MapRunBranchTest::tsneOfAnAutomaticScheduleIsPastItsExaggeration() {
  const MatrixF input = samples::clusteredPoints(300, 10, 5);
  const MapOptions fixed = quickTsne();
  MapOptions automatic = fixed;
  automatic.tsne.schedule = TsneSchedule::automatic;
  MapRun one = branchAt(input, fixed, 50, fixed);
  MapRun other = branchAt(input, fixed, 50, automatic);
  ThreadTeam team(2);
  for (MapRun* run : {&one, &other}) QVERIFY(run->advance(5, team).has_value());
  QVERIFY(samples::sameBytes(one.embedding(), other.embedding()));
}

void MapRunBranchTest::mdeGoesOnDownFromItsMoment() {
  const MatrixF input = samples::clusteredPoints(300, 10, 5);
  for (const MapOptions& options : {quickMde(), quickDistances()}) {
    const MapRun parent = startedRun(input, options, 12);
    MapRun branch = branchOf(input, options, parent.embedding(), 12);
    ThreadTeam team(2);
    while (!branch.finished()) QVERIFY(branch.advance(5, team).has_value());
    const auto& objective = branch.record().objective;
    QCOMPARE(objective.front().iteration, 12);
    const double was = parent.record().objective.back().value;
    QVERIFY(std::abs(objective.front().value - was) < 1e-5 * was);
    QVERIFY(std::ranges::is_sorted(objective, std::ranges::greater(), &ObjectiveAt::value));
    QVERIFY(objective.back().value < was);
    QVERIFY(objective.back().iteration <= options.mde.iterations);
  }
}

void MapRunBranchTest::itBeginsWithTheMomentItself_data() {
  QTest::addColumn<int>("method");
  for (const Method method : {Method::tsne, Method::umap, Method::mde})
    QTest::newRow(kMethodNames[static_cast<std::size_t>(method)]) << static_cast<int>(method);
}

void MapRunBranchTest::itBeginsWithTheMomentItself() {
  QFETCH(int, method);
  const MapOptions options = method == static_cast<int>(Method::tsne)   ? quickTsne(3)
                             : method == static_cast<int>(Method::umap) ? quickUmap(3)
                                                                        : quickMde(3);
  const MatrixF input = samples::clusteredPoints(300, 10, 5);
  const MatrixF moment = startedRun(input, options, 17).embedding();
  MapRun branch = branchOf(input, options, moment, 17);
  ThreadTeam team(2);
  while (branch.stage() != MapRun::Stage::optimize) {
    QCOMPARE(branch.iteration(), 17);
    QVERIFY(branch.advance(1, team).has_value());
    // The positions of MDE are projected onto its constraint again.
    QVERIFY((branch.embedding() - moment).cwiseAbs().maxCoeff() <= (method == 3 ? 1e-5F : 0.0F));
  }
  QCOMPARE(branch.iteration(), 17);
}

void MapRunBranchTest::otherParametersGiveAnotherMap() {
  const MatrixF input = samples::clusteredPoints(300, 10, 5);
  MapOptions options = quickTsne();
  const MatrixF moment = startedRun(input, options, 50).embedding();
  const MatrixF same = finished(branchOf(input, options, moment, 50), 2, 1000);
  options.tsne.perplexity = 20;
  options.tsne.iterations = 90;
  MapRun branch = branchOf(input, options, moment, 50);
  QCOMPARE(branch.iterations(), 90);
  QVERIFY(branch.record().recipe.changes.empty());  // its options do not change during its own run
  QVERIFY(!samples::sameBytes(finished(std::move(branch), 2, 1000), same));
}

void MapRunBranchTest::theNeighboursOfTheParentServe() {
  const MatrixF input = samples::clusteredPoints(300, 10, 5);
  MapOptions options = quickTsne();
  const MapRun parent = startedRun(input, options, 50);
  options.tsne.perplexity = 5;
  MapRun branch = branchOf(input, options, parent.embedding(), 50);
  QVERIFY(branch.takeNeighbors(*parent.neighbors()).has_value());
  ThreadTeam team(2);
  QVERIFY(branch.advance(1, team).has_value());
  QCOMPARE(branch.stage(), MapRun::Stage::affinities);  // no neighbours are searched
  QVERIFY(samples::sameBytes(finished(std::move(branch), 2, 9),
                             finished(branchOf(input, options, parent.embedding(), 50), 2, 9)));
  options.tsne.perplexity = 20;
  MapRun hungry = branchOf(input, options, parent.embedding(), 50);
  QVERIFY(!hungry.takeNeighbors(*parent.neighbors()).has_value());
}

void MapRunBranchTest::itIsTheSameForEveryTeamAndPace_data() {
  itBeginsWithTheMomentItself_data();
}

void MapRunBranchTest::itIsTheSameForEveryTeamAndPace() {
  QFETCH(int, method);
  MapOptions options = method == static_cast<int>(Method::tsne)   ? quickTsne()
                       : method == static_cast<int>(Method::umap) ? quickUmap()
                                                                  : quickMde();
  const MatrixF input = samples::clusteredPoints(2100, 10, 5);
  const MatrixF moment = startedRun(input, options, 23).embedding();
  options.tsne.perplexity = 12;
  options.umap.negativeSampleRate = 3;
  options.mde.repulsiveFraction = 2;
  const MatrixF expected = finished(branchOf(input, options, moment, 23), 1, 1000);
  QVERIFY(samples::sameBytes(finished(branchOf(input, options, moment, 23), 2, 9), expected));
  QVERIFY(samples::sameBytes(finished(branchOf(input, options, moment, 23), 5, 1), expected));
}

void MapRunBranchTest::aBranchOfABranchGoesOn() {
  const MatrixF input = samples::clusteredPoints(700, 10, 5);
  MapRun first = branchAt(input, quickUmap(), 10, quickUmap());
  ThreadTeam team(2);
  QVERIFY(first.advance(20, team).has_value());
  QVERIFY(samples::sameBytes(finished(branchOf(input, quickUmap(), first.embedding(), 30), 2, 1000),
                             finishedMap(input, quickUmap(), 2)));
}

void MapRunBranchTest::momentsThatCannotBeAreRefused() {
  const MatrixF input = samples::clusteredPoints(100, 10, 5);
  const auto says = [&](const MapOptions& options, const MatrixF& positions, int iteration) {
    const auto refused = MapRun::branch(PointSource(input), options, positions, iteration);
    return refused ? QString() : QString::fromStdString(refused.error().message);
  };
  const MatrixF moment = MatrixF::Random(100, 2);
  QVERIFY(says(quickTsne(), moment, 79).isEmpty());
  QVERIFY(
      says(quickTsne(), moment, 80).contains(QStringLiteral("cannot be branched at iteration 80")));
  QVERIFY(says(quickTsne(), moment, -1).contains(QStringLiteral("iteration -1")));
  QVERIFY(says(quickTsne(), {}, 5).contains(QStringLiteral("has no positions")));
  QVERIFY(says(quickTsne(3), moment, 5).contains(QStringLiteral("100 x 2")));
  QVERIFY(says(quickTsne(), MatrixF::Random(99, 2), 5).contains(QStringLiteral("99 x 2")));
  QVERIFY(says({.method = Method::pca}, moment, 0).contains(QStringLiteral("PCA")));
}

void MapRunBranchTest::aBranchIsMadeAgainByItsRecipe_data() {
  QTest::addColumn<int>("method");
  for (const Method method : {Method::tsne, Method::umap, Method::mde})
    QTest::newRow(infoOf(method).name) << static_cast<int>(method);
}

/// A branch of a branch of a run whose parameters were changed.
void MapRunBranchTest::aBranchIsMadeAgainByItsRecipe() {
  QFETCH(const int, method);
  const MatrixF input = samples::clusteredPoints(300, 10, 5);
  MapOptions options = static_cast<Method>(method) == Method::tsne   ? quickTsne()
                       : static_cast<Method>(method) == Method::umap ? quickUmap()
                                                                     : quickMde();
  ThreadTeam team(2);
  MapRecord begun;
  begun.recipe = {.dataset = "Clusters", .fingerprint = "md5:1", .rows = "all", .options = options};
  MapRun run = MapRun::create(PointSource(input), begun).value();
  for (const int iteration : {15, 25}) {
    while (run.iteration() < 12) QVERIFY(run.advance(12, team));
    if (options.method == Method::tsne) {
      options.tsne.perplexity -= 1;
      QVERIFY(run.change(options.tsne));
    }
    while (run.stage() != MapRun::Stage::optimize || run.iteration() < iteration)
      QVERIFY(run.advance(1, team));
    options.tsne.exaggeration = 4;
    options.umap.negativeSampleRate = 3;
    options.mde.eps = 1e-6;
    MapRecord next;
    next.recipe = begun.recipe;
    next.recipe.options = options;
    next.recipe.parent = Parent{.recipe = std::make_shared<const Recipe>(run.record().recipe),
                                .iteration = iteration};
    MapRun branch =
        MapRun::branch(PointSource(input), next, run.embedding(), run.iteration()).value();
    run = std::move(branch);
  }
  while (!run.finished()) QVERIFY(run.advance(1000, team));

  MapRecord record;
  record.recipe = recipeFromJson(toJson(run.record().recipe)).value();
  QVERIFY(record.recipe.repeatable());
  auto again = replay(PointSource(input), record, team);
  QVERIFY2(again, again ? "" : again.error().message.c_str());
  while (!again->finished()) QVERIFY(again->advance(13, team));
  QVERIFY(samples::sameBytes(again->embedding(), run.embedding()));
}

LOOKBOOK_TEST(MapRunBranchTest)

}  // namespace test_map_run_branch

#include "test_map_run_branch.moc"
