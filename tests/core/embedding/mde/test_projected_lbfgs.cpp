#include "core/embedding/mde/line_search.h"
#include "core/embedding/mde/projected_lbfgs.h"
#include "tests/support/decompositions.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

namespace test_projected_lbfgs {

using namespace lookbook;

namespace {

/// A function along a line, with its slope.
using Function = std::function<std::pair<double, double>(double)>;

/// The Laplacian of a ring of n points with some chords, of varied weights.
Eigen::MatrixXd laplacian(Eigen::Index n) {
  Eigen::MatrixXd matrix = Eigen::MatrixXd::Zero(n, n);
  const auto join = [&](Eigen::Index i, Eigen::Index j, double weight) {
    matrix(i, i) += weight;
    matrix(j, j) += weight;
    matrix(i, j) -= weight;
    matrix(j, i) -= weight;
  };
  for (Eigen::Index i = 0; i < n; ++i) {
    join(i, (i + 1) % n, 1 + static_cast<double>(i % 5));
    join(i, (i + n / 3) % n, 0.3);
  }
  return matrix;
}

/// tr (X - C)^T L (X - C) / 2, whose minimum is 0 at X = C, up to a shift.
ProjectedLbfgs::Objective bowl(const Eigen::MatrixXd& matrix, const MatrixF& centre) {
  return [=](const MatrixF& positions, ThreadTeam&, MatrixF& gradient) {
    const Eigen::MatrixXd away = (positions - centre).cast<double>();
    const Eigen::MatrixXd slope = matrix * away;
    gradient = slope.cast<float>();
    return away.cwiseProduct(slope).sum() / 2;
  };
}

MatrixF centred(MatrixF positions) {
  const Eigen::RowVectorXf mean = positions.colwise().mean();
  positions.rowwise() -= mean;
  return positions;
}

}  // namespace

class ProjectedLbfgsTest : public QObject {
  Q_OBJECT

 private slots:
  void lineSearchMeetsTheWolfeConditions_data();
  void lineSearchMeetsTheWolfeConditions();
  void lineSearchGivesUpWhereNothingDecreases();
  void directionIsTheTextbooks_data();
  void directionIsTheTextbooks();
  void stepsWithoutCurvatureAreLeftOut();
  void quadraticIsMinimized();
  void standardizedQuadraticEndsAtTheSmallestEigenvalues();
  void nearestStandardizedMapIsFound();
  void tangentSpaceLeadsAlongTheConstraint();
  void flatMapCannotBeStandardized();
  void startAtTheMinimumIsFinished();
};

void ProjectedLbfgsTest::lineSearchMeetsTheWolfeConditions_data() {
  QTest::addColumn<int>("which");
  QTest::addColumn<double>("first");
  const char* names[] = {"parabola", "far minimum", "walled", "wavy"};
  for (int which = 0; which < 4; ++which)
    for (const double first : {1e-4, 1.0, 50.0})
      QTest::addRow("%s from %g", names[which], first) << which << first;
}

void ProjectedLbfgsTest::lineSearchMeetsTheWolfeConditions() {
  QFETCH(int, which);
  QFETCH(double, first);
  const Function functions[] = {
      [](double t) { return std::pair{(t - 1) * (t - 1), 2 * (t - 1)}; },
      [](double t) { return std::pair{-t / (t * t + 2), (t * t - 2) / std::pow(t * t + 2, 2)}; },
      [](double t) {
        return t < 3 ? std::pair{-t - std::log(3 - t), -1 + 1 / (3 - t)}
                     : std::pair{std::nan(""), std::nan("")};
      },
      [](double t) {
        return std::pair{0.05 * (t - 9) * (t - 9) + std::sin(t) / 4,
                         0.1 * (t - 9) + std::cos(t) / 4};
      }};
  const Function& function = functions[which];
  int probes = 0;
  const auto probe = [&](double step) {
    ++probes;
    const auto [value, slope] = function(step);
    return LinePoint{.step = step, .value = value, .slope = slope};
  };
  const LinePoint start = probe(0);
  const auto found = searchLine(start, first, probe);
  QVERIFY(found.has_value());
  QVERIFY(found->value <= start.value + 1e-4 * found->step * start.slope);
  QVERIFY(std::abs(found->slope) <= 0.9 * std::abs(start.slope));
  QVERIFY(probes <= 26);
}

void ProjectedLbfgsTest::lineSearchGivesUpWhereNothingDecreases() {
  const auto probe = [](double step) {
    return LinePoint{.step = step, .value = 1 + step, .slope = 1};
  };
  QVERIFY(!searchLine({.step = 0, .value = 1, .slope = -1}, 1, probe).has_value());
}

void ProjectedLbfgsTest::directionIsTheTextbooks_data() {
  QTest::addColumn<int>("steps");
  QTest::newRow("none yet") << 0;
  QTest::newRow("one") << 1;
  QTest::newRow("fewer than it keeps") << 4;
  QTest::newRow("more than it keeps") << 13;
}

void ProjectedLbfgsTest::directionIsTheTextbooks() {
  // H <- (1 - s y^T / ys) H (1 - y s^T / ys) + s s^T / ys, from ys / yy times the identity.
  QFETCH(int, steps);
  constexpr int kKept = 5;
  constexpr Eigen::Index kSize = 24;
  ThreadTeam team(2);
  const Eigen::MatrixXd matrix = laplacian(kSize) + Eigen::MatrixXd::Identity(kSize, kSize) * 0.5;
  LbfgsMemory memory(kKept);
  std::vector<std::pair<Eigen::VectorXd, Eigen::VectorXd>> kept;
  for (int k = 0; k < steps; ++k) {
    const MatrixF step = samples::randomPoints(kSize / 2, 2, static_cast<std::uint64_t>(k + 10));
    const Eigen::VectorXd s = Eigen::Map<const Eigen::VectorXf>(step.data(), kSize).cast<double>();
    const Eigen::VectorXf y = (matrix * s).cast<float>();
    memory.add(step, Eigen::Map<const MatrixF>(y.data(), kSize / 2, 2), team);
    kept.emplace_back(s, y.cast<double>());
  }
  if (steps > kKept) kept.erase(kept.begin(), kept.end() - kKept);
  Eigen::MatrixXd inverse = Eigen::MatrixXd::Identity(kSize, kSize);
  if (!kept.empty())
    inverse *= kept.back().first.dot(kept.back().second) / kept.back().second.squaredNorm();
  for (const auto& [s, y] : kept) {
    const double curvature = s.dot(y);
    const Eigen::MatrixXd left =
        Eigen::MatrixXd::Identity(kSize, kSize) - s * y.transpose() / curvature;
    inverse = left * inverse * left.transpose() + s * s.transpose() / curvature;
  }
  const MatrixF gradient = samples::randomPoints(kSize / 2, 2, 99);
  MatrixF direction;
  memory.direction(gradient, team, direction);
  const Eigen::VectorXd expected =
      -inverse * Eigen::Map<const Eigen::VectorXf>(gradient.data(), kSize).cast<double>();
  const Eigen::VectorXd found =
      Eigen::Map<const Eigen::VectorXf>(direction.data(), kSize).cast<double>();
  QVERIFY((found - expected).norm() < 1e-6 * expected.norm());
}

void ProjectedLbfgsTest::stepsWithoutCurvatureAreLeftOut() {
  ThreadTeam team(1);
  LbfgsMemory memory(3);
  const MatrixF step = samples::randomPoints(5, 2);
  memory.add(step, -step, team);
  QVERIFY(memory.isEmpty());
  memory.add(step, step, team);
  QVERIFY(!memory.isEmpty());
}

void ProjectedLbfgsTest::quadraticIsMinimized() {
  constexpr Eigen::Index kPoints = 60;
  ThreadTeam team(2);
  const MatrixF centre = centred(samples::randomPoints(kPoints, 3, 8));
  const auto objective = bowl(laplacian(kPoints), centre);
  ProjectedLbfgs solver(centred(samples::randomPoints(kPoints, 3, 9)), MdeConstraint::centered, 10,
                        1e-5);
  int steps = 0;
  for (; steps < 300 && !solver.finished(); ++steps) solver.iterate(objective, team);
  QVERIFY2(solver.finished() && steps < 150, qPrintable(QString::number(steps)));
  QVERIFY(solver.residual() <= 1e-5);
  QVERIFY((solver.positions() - centre).cwiseAbs().maxCoeff() < 1e-4F);
}

void ProjectedLbfgsTest::standardizedQuadraticEndsAtTheSmallestEigenvalues() {
  constexpr Eigen::Index kPoints = 40;
  ThreadTeam team(2);
  const Eigen::MatrixXd matrix = laplacian(kPoints);
  MatrixF start = samples::randomPoints(kPoints, 2, 4);
  QVERIFY(projectOntoConstraint(MdeConstraint::standardized, team, start));
  ProjectedLbfgs solver(start, MdeConstraint::standardized, 10, 1e-4);
  for (int step = 0; step < 500 && !solver.finished(); ++step)
    solver.iterate(bowl(matrix, MatrixF::Zero(kPoints, 2)), team);
  const Eigen::VectorXd values = samples::symmetricDecomposition(matrix).values;
  const double least = kPoints * (values[1] + values[2]) / 2;
  QVERIFY2(std::abs(solver.value() - least) < 1e-4 * least,
           qPrintable(QString("%1 for %2").arg(solver.value()).arg(least)));
}

void ProjectedLbfgsTest::nearestStandardizedMapIsFound() {
  ThreadTeam team(2);
  const MatrixF given = samples::randomPoints(3000, 3, 4) * 2.5F;
  MatrixF projected = given;
  projected.col(1) += projected.col(0);
  const MatrixF before = centred(projected);
  QVERIFY(projectOntoConstraint(MdeConstraint::standardized, team, projected));
  const Eigen::MatrixXd x = projected.cast<double>();
  QVERIFY(x.colwise().mean().norm() < 1e-5);
  QVERIFY((x.transpose() * x / 3000 - Eigen::Matrix3d::Identity()).cwiseAbs().maxCoeff() < 1e-5);
  // The nearest point of the constraint is the polar factor: `before` is its product with a
  // symmetric positive matrix.
  const Eigen::MatrixXd factor = x.transpose() * before.cast<double>() / 3000;
  QVERIFY((factor - factor.transpose()).cwiseAbs().maxCoeff() < 1e-4);
  QVERIFY(samples::symmetricDecomposition(factor).values[0] > 0);
}

void ProjectedLbfgsTest::tangentSpaceLeadsAlongTheConstraint() {
  ThreadTeam team(2);
  MatrixF positions = samples::randomPoints(2500, 3, 4);
  QVERIFY(projectOntoConstraint(MdeConstraint::standardized, team, positions));
  MatrixF gradient = samples::randomPoints(2500, 3, 5);
  projectOntoTangentSpace(MdeConstraint::standardized, positions, team, gradient);
  const Eigen::MatrixXd along =
      positions.cast<double>().transpose() * gradient.cast<double>() / 2500;
  QVERIFY((along + along.transpose()).cwiseAbs().maxCoeff() < 1e-5);
}

void ProjectedLbfgsTest::flatMapCannotBeStandardized() {
  ThreadTeam team(1);
  MatrixF flat = samples::randomPoints(50, 2, 4);
  flat.col(1) = 3 * flat.col(0);
  QVERIFY(!projectOntoConstraint(MdeConstraint::standardized, team, flat));
  MatrixF none = MatrixF::Ones(50, 2);
  QVERIFY(!projectOntoConstraint(MdeConstraint::standardized, team, none));
}

void ProjectedLbfgsTest::startAtTheMinimumIsFinished() {
  ThreadTeam team(1);
  const MatrixF centre = centred(samples::randomPoints(30, 2, 8));
  ProjectedLbfgs solver(centre, MdeConstraint::centered, 10, 1e-5);
  solver.iterate(bowl(laplacian(30), centre), team);
  QVERIFY(solver.finished());
  QVERIFY(samples::sameBytes(solver.positions(), centre));
}

LOOKBOOK_TEST(ProjectedLbfgsTest)

}  // namespace test_projected_lbfgs

#include "test_projected_lbfgs.moc"
