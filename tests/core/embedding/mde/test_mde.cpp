#include "core/embedding/mde/mde.h"
#include "tests/support/decompositions.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

namespace test_mde {

using namespace lookbook;

namespace {

constexpr auto kStandardized = MdeConstraint::standardized;

MdeOptions options(int iterations, MdeConstraint constraint = MdeConstraint::centered) {
  MdeOptions chosen;
  chosen.constraint = constraint;
  chosen.iterations = iterations;
  return chosen;
}

MdeProblem problemOf(const MatrixF& points, const MdeOptions& chosen) {
  ThreadTeam team(2);
  const auto n = static_cast<std::size_t>(points.rows());
  const auto graph = exactNeighbors(points, neighborsForMde(chosen, n), team);
  return *preserveNeighbors(*graph, chosen, 5);
}

Mde started(std::size_t n, int dims, const MdeOptions& chosen) {
  auto mde = Mde::create(problemOf(samples::clusteredPoints(n, 10, 6), chosen),
                         samples::randomPoints(n, dims, 3), chosen);
  return std::move(*mde);
}

/// The mean of the float distortions, in double.
double meanDistortion(const Mde& mde, ThreadTeam& team) {
  double sum = 0;
  const auto pairs = mde.distortions(team);
  for (const PairDistortion& pair : pairs) sum += static_cast<double>(pair.distortion);
  return sum / static_cast<double>(pairs.size());
}

}  // namespace

class MdeTest : public QObject {
  Q_OBJECT

 private slots:
  void gradientAgreesWithFiniteDifferences_data();
  void gradientAgreesWithFiniteDifferences();
  void constraintHoldsAfterEveryStep_data();
  void constraintHoldsAfterEveryStep();
  void distortionNeverRises_data();
  void distortionNeverRises();
  void resumedRunEqualsSingleRun_data();
  void resumedRunEqualsSingleRun();
  void everyTeamGivesTheSameBytes_data();
  void everyTeamGivesTheSameBytes();
  void neighborsStayNear();
  void distancesArePreserved_data();
  void distancesArePreserved();
  void distortionsOfPairsAreToldAndRanked();
  void runEndsAtTheResidual();
  void oddInputsAreEmbedded_data();
  void oddInputsAreEmbedded();
  void quadraticStartIsSmoothAndStandardized();
  void stopsBetweenIterations();
  void badInputIsRefused();
};

void MdeTest::gradientAgreesWithFiniteDifferences_data() {
  QTest::addColumn<int>("dims");
  for (const int dims : {1, 2, 3, 5}) QTest::addRow("%d dimensions", dims) << dims;
}

void MdeTest::gradientAgreesWithFiniteDifferences() {
  QFETCH(int, dims);
  ThreadTeam team(2);
  const AverageDistortion distortion(problemOf(samples::clusteredPoints(90, 5, 3), {}));
  const MatrixF positions = samples::randomPoints(90, dims, 5) * 2.0F;
  MatrixF gradient;
  MatrixF unused;
  distortion.evaluate(positions, team, gradient);
  constexpr float kStep = 1.0F / 128;
  for (Eigen::Index i = 0; i < positions.rows(); i += 11)
    for (Eigen::Index c = 0; c < dims; ++c) {
      MatrixF moved = positions;
      moved(i, c) = positions(i, c) + kStep;
      const double above = distortion.evaluate(moved, team, unused);
      moved(i, c) = positions(i, c) - kStep;
      const double below = distortion.evaluate(moved, team, unused);
      const double slope = (above - below) / (2 * static_cast<double>(kStep));
      const double found = static_cast<double>(gradient(i, c));
      QVERIFY2(std::abs(slope - found) < 0.01 * static_cast<double>(gradient.cwiseAbs().maxCoeff()),
               qPrintable(QString("%1 for %2").arg(found).arg(slope)));
    }
}

void MdeTest::constraintHoldsAfterEveryStep_data() {
  QTest::addColumn<int>("dims");
  QTest::addColumn<bool>("standardized");
  QTest::newRow("centered") << 2 << false;
  QTest::newRow("centered in space") << 3 << false;
  QTest::newRow("standardized on a line") << 1 << true;
  QTest::newRow("standardized") << 2 << true;
  QTest::newRow("standardized in space") << 3 << true;
}

void MdeTest::constraintHoldsAfterEveryStep() {
  QFETCH(int, dims);
  QFETCH(bool, standardized);
  constexpr std::size_t kPoints = 1100;
  ThreadTeam team(2);
  Mde mde =
      started(kPoints, dims, options(40, standardized ? kStandardized : MdeConstraint::centered));
  for (int step = 0; step <= 40 && !mde.finished(); ++step) {
    const Eigen::MatrixXd x = mde.embedding().cast<double>();
    QVERIFY(x.colwise().mean().norm() < 1e-5);
    if (standardized)
      QVERIFY((x.transpose() * x / kPoints - Eigen::MatrixXd::Identity(dims, dims)).norm() < 1e-5);
    mde.run(1, team);
  }
  QVERIFY(mde.iteration() > 30);
}

void MdeTest::distortionNeverRises_data() {
  QTest::addColumn<int>("attractive");
  QTest::addColumn<int>("repulsive");
  for (std::size_t a = 0; a < kAttractivePenaltyNames.size(); ++a)
    for (std::size_t r = 0; r < kRepulsivePenaltyNames.size(); ++r)
      QTest::addRow("%s and %s", kAttractivePenaltyNames[a], kRepulsivePenaltyNames[r])
          << static_cast<int>(a) << static_cast<int>(r);
}

void MdeTest::distortionNeverRises() {
  QFETCH(int, attractive);
  QFETCH(int, repulsive);
  ThreadTeam team(2);
  MdeOptions chosen = options(60);
  chosen.attractive = static_cast<AttractivePenalty>(attractive);
  chosen.repulsive = static_cast<RepulsivePenalty>(repulsive);
  if (chosen.repulsive == RepulsivePenalty::none) chosen.constraint = kStandardized;
  Mde mde = started(300, 2, chosen);
  mde.run(60, team);
  const auto& history = mde.objective();
  QCOMPARE(history.size(), static_cast<std::size_t>(mde.iteration()) + 1);
  for (std::size_t i = 1; i < history.size(); ++i) {
    QCOMPARE(history[i].iteration, static_cast<int>(i));
    QVERIFY(history[i].value <= history[i - 1].value);
  }
  QVERIFY(history.back().value < 0.95 * history.front().value);
  const double mean = meanDistortion(mde, team);
  QVERIFY(std::abs(mean - history.back().value) < 1e-6 * (1 + mean));
}

void MdeTest::resumedRunEqualsSingleRun_data() {
  QTest::addColumn<int>("dims");
  QTest::addColumn<bool>("standardized");
  QTest::addColumn<QList<int>>("pieces");
  QTest::newRow("in two") << 2 << false << QList<int>{37, 43};
  QTest::newRow("one by one, then the rest") << 2 << false << QList<int>{1, 1, 1, 7, 70};
  QTest::newRow("nothing in between") << 3 << false << QList<int>{0, 30, 0, 50};
  QTest::newRow("standardized") << 2 << true << QList<int>{11, 69};
}

void MdeTest::resumedRunEqualsSingleRun() {
  QFETCH(int, dims);
  QFETCH(bool, standardized);
  QFETCH(QList<int>, pieces);
  const MdeOptions chosen = options(80, standardized ? kStandardized : MdeConstraint::centered);
  ThreadTeam team(2);
  Mde whole = started(600, dims, chosen);
  whole.run(80, team);
  Mde resumed = started(600, dims, chosen);
  for (const int piece : pieces) resumed.run(piece, team);
  QVERIFY(resumed.finished());
  QVERIFY(samples::sameBytes(resumed.embedding(), whole.embedding()));
  QCOMPARE(resumed.objective().size(), whole.objective().size());
  for (std::size_t i = 0; i < whole.objective().size(); ++i)
    QCOMPARE(resumed.objective()[i].value, whole.objective()[i].value);
}

void MdeTest::everyTeamGivesTheSameBytes_data() {
  QTest::addColumn<bool>("standardized");
  QTest::newRow("centered") << false;
  QTest::newRow("standardized") << true;
}

void MdeTest::everyTeamGivesTheSameBytes() {
  QFETCH(bool, standardized);
  const MdeOptions chosen = options(30, standardized ? kStandardized : MdeConstraint::centered);
  ThreadTeam one(1);
  Mde expected = started(1500, 2, chosen);
  expected.run(30, one);
  const auto worst = mostDistorted(expected.distortions(one), 20);
  for (const int threads : {2, 5}) {
    ThreadTeam team(threads);
    Mde mde = started(1500, 2, chosen);
    mde.run(30, team);
    QVERIFY(samples::sameBytes(mde.embedding(), expected.embedding()));
    QCOMPARE(mde.objective().back().value, expected.objective().back().value);
    const auto found = mostDistorted(mde.distortions(team), 20);
    for (std::size_t m = 0; m < 20; ++m)
      QVERIFY(found[m].i == worst[m].i && found[m].j == worst[m].j &&
              found[m].distortion == worst[m].distortion);
  }
}

void MdeTest::neighborsStayNear() {
  // The neighbours of every point in the map are of its own cluster in the input.
  ThreadTeam team(2);
  Mde mde = started(600, 2, options(300));
  mde.run(300, team);
  const auto graph = exactNeighbors(mde.embedding(), 5, team);
  std::size_t same = 0;
  for (std::size_t i = 0; i < 600; ++i)
    for (const std::uint32_t j : graph->neighbors(i)) same += i % 6 == j % 6 ? 1 : 0;
  QVERIFY2(same > 2900, qPrintable(QString::number(same)));
}

void MdeTest::distancesArePreserved_data() {
  QTest::addColumn<int>("loss");
  for (std::size_t loss = 0; loss < kDistanceLossNames.size(); ++loss)
    QTest::newRow(kDistanceLossNames[loss]) << static_cast<int>(loss);
}

void MdeTest::distancesArePreserved() {
  // A plane in six dimensions fits into two without any distortion.
  QFETCH(int, loss);
  ThreadTeam team(2);
  MdeOptions chosen = options(300);
  chosen.preserve = Preserve::distances;
  chosen.loss = static_cast<DistanceLoss>(loss);
  const MatrixF points = samples::randomPoints(200, 2, 3) * samples::randomPoints(2, 6, 4);
  auto mde =
      Mde::create(*preserveDistances(points, 2, chosen, 0, team), points.leftCols(2), chosen);
  mde->run(300, team);
  QVERIFY2(mde->objective().back().value < 0.02,
           qPrintable(QString::number(mde->objective().back().value)));
  for (const PairDistortion& pair : mde->distortions(team)) {
    const auto distance = (points.row(pair.i) - points.row(pair.j)).norm();
    QVERIFY(pair.kind == PairKind::measured);
    QVERIFY(std::abs(pair.distance - distance) < 0.2F * distance + 0.2F);
  }
}

void MdeTest::distortionsOfPairsAreToldAndRanked() {
  ThreadTeam team(2);
  Mde mde = started(700, 2, options(20));
  mde.run(20, team);
  const auto all = mde.distortions(team);
  const auto similar = static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(),
                    [](const PairDistortion& pair) { return pair.kind == PairKind::similar; }));
  QVERIFY(similar > 0 && similar == all.size() - similar);
  for (const PairDistortion& pair : all) {
    QVERIFY(pair.i < pair.j);
    const float distance = (mde.embedding().row(pair.i) - mde.embedding().row(pair.j)).norm();
    QVERIFY(std::abs(pair.distance - distance) < 1e-5F * distance);
  }
  const auto worst = mostDistorted(all, 50);
  QCOMPARE(worst.size(), 50U);
  for (std::size_t m = 1; m < worst.size(); ++m)
    QVERIFY(worst[m].distortion <= worst[m - 1].distortion);
  const auto above = std::count_if(all.begin(), all.end(), [&](const PairDistortion& pair) {
    return pair.distortion > worst.back().distortion;
  });
  QVERIFY(above < 50);
  QCOMPARE(mostDistorted(all, 1 << 20).size(), all.size());
  QVERIFY(mostDistorted(all, 0).empty());
}

void MdeTest::runEndsAtTheResidual() {
  ThreadTeam team(2);
  MdeOptions chosen = options(1000);
  chosen.eps = 2e-3;
  Mde mde = started(300, 2, chosen);
  mde.run(1000, team);
  QVERIFY(mde.finished());
  QVERIFY(mde.iteration() < 1000);
  QVERIFY(mde.objective().back().residual <= 2e-3);
  QVERIFY(mde.objective()[mde.objective().size() - 2].residual > 2e-3);
  const MatrixF ended = mde.embedding();
  mde.run(10, team);
  QVERIFY(samples::sameBytes(mde.embedding(), ended));
}

void MdeTest::oddInputsAreEmbedded_data() {
  QTest::addColumn<int>("points");
  QTest::addColumn<int>("side");
  QTest::addColumn<bool>("standardized");
  for (const bool standardized : {false, true}) {
    const char* how = standardized ? "standardized" : "centered";
    QTest::addRow("many duplicates, %s", how) << 400 << 3 << standardized;
    QTest::addRow("all the same, %s", how) << 60 << 1 << standardized;
    QTest::addRow("four points, %s", how) << 4 << 50 << standardized;
  }
  QTest::addRow("two points") << 2 << 50 << false;
}

void MdeTest::oddInputsAreEmbedded() {
  QFETCH(int, points);
  QFETCH(int, side);
  QFETCH(bool, standardized);
  ThreadTeam team(2);
  const MdeOptions chosen = options(50, standardized ? kStandardized : MdeConstraint::centered);
  const MatrixF grid =
      samples::gridPoints(static_cast<std::size_t>(points), 3, static_cast<std::uint64_t>(side));
  auto mde = Mde::create(problemOf(grid, chosen), grid.leftCols(2), chosen);
  QVERIFY(mde.has_value());
  mde->run(50, team);
  QVERIFY(mde->embedding().allFinite());
  QVERIFY(std::isfinite(mde->objective().back().value));
  QVERIFY(mde->objective().back().value <= mde->objective().front().value);
  if (points > 2) QVERIFY(mde->embedding().norm() > 0);
}

void MdeTest::quadraticStartIsSmoothAndStandardized() {
  ThreadTeam team(2);
  const MatrixF points = samples::randomPoints(500, 5);
  const MdeProblem problem = problemOf(points, {});
  const auto start = quadraticInitialization(problem, points.leftCols(2), team);
  const Eigen::MatrixXd x = start->cast<double>();
  QVERIFY((x.transpose() * x / 500 - Eigen::Matrix2d::Identity()).norm() < 1e-5);
  // The oracle: eigenvectors of the Laplacian of the weighted neighbours.
  Eigen::MatrixXd laplacian = Eigen::MatrixXd::Zero(500, 500);
  const PairRows& rows = problem.rows.front();
  for (Eigen::Index i = 0; i < 500; ++i)
    for (auto e = rows.rowStart[static_cast<std::size_t>(i)];
         e < rows.rowStart[static_cast<std::size_t>(i) + 1]; ++e) {
      laplacian(i, rows.columns[e]) -= static_cast<double>(rows.parameters[e]);
      laplacian(i, i) += static_cast<double>(rows.parameters[e]);
    }
  const Eigen::VectorXd values = samples::symmetricDecomposition(laplacian).values;
  const double least = 500 * (values[1] + values[2]);
  const double found = (x.transpose() * laplacian * x).trace();
  QVERIFY2(found < 1.02 * least, qPrintable(QString("%1 for %2").arg(found).arg(least)));

  std::stop_source stop;
  stop.request_stop();
  const auto stopped = quadraticInitialization(problem, points.leftCols(2), team, stop.get_token());
  QVERIFY(!stopped.has_value() && stopped.error().kind == Error::Kind::cancelled);
}

void MdeTest::stopsBetweenIterations() {
  Mde mde = started(300, 2, options(100));
  ThreadTeam team(2);
  std::stop_source stop;
  stop.request_stop();
  mde.run(50, team, stop.get_token());
  QCOMPARE(mde.iteration(), 0);
  mde.run(50, team);
  QCOMPARE(mde.iteration(), 50);
  QVERIFY(!mde.finished());
}

void MdeTest::badInputIsRefused() {
  const MdeProblem problem = problemOf(samples::randomPoints(60, 4), {});
  const auto refused = [&](MatrixF initial, const MdeOptions& chosen) {
    const auto mde = Mde::create(problem, std::move(initial), chosen);
    return !mde.has_value() && mde.error().kind == Error::Kind::badArgument;
  };
  QVERIFY(!refused(samples::randomPoints(60, 2), {}));
  QVERIFY(refused(samples::randomPoints(59, 2), {}));
  QVERIFY(refused(MatrixF(60, 0), {}));
  MatrixF broken = samples::randomPoints(60, 2);
  broken(7, 1) = std::numeric_limits<float>::quiet_NaN();
  QVERIFY(refused(broken, {}));
  QVERIFY(refused(samples::randomPoints(60, 2), options(0)));
  QVERIFY(refused(samples::randomPoints(60, 60), options(10, kStandardized)));
  QVERIFY(!Mde::create({}, {}, {}).has_value());
}

LOOKBOOK_TEST(MdeTest)

}  // namespace test_mde

#include "test_mde.moc"
