#include "core/embedding/pca/pca.h"
#include "core/embedding/pca/pca_solvers.h"
#include "tests/support/decompositions.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

namespace test_pca {

using namespace lookbook;

namespace {

/// Random points whose extents decrease from direction to direction, as with images.
MatrixF fallingPoints(int n, int d) {
  MatrixF points = samples::randomPoints(static_cast<std::size_t>(n), d, 5);
  for (Eigen::Index c = 0; c < d; ++c) points.col(c) /= static_cast<float>(1 + c);
  const MatrixF random = samples::randomPoints(static_cast<std::size_t>(d), d, 6);
  points = points * samples::orthogonalFactor(random.cast<double>()).cast<float>();
  points.array() += 3;
  return points;
}

}  // namespace

class PcaTest : public QObject {
  Q_OBJECT

 private slots:
  void agreesWithTheSingularValues_data();
  void agreesWithTheSingularValues();
  void signsAreFixed();
  void projectingKeepsTheVariance();
  void constantPointsHaveNoVariance();
  void everyTeamGivesTheSameBytes();
  void fewPointsOrDimensionsAreExact();
  void everySolverFindsTheSame_data();
  void everySolverFindsTheSame();
  void everySolverGivesTheSameBytesForAnyTeam();
  void moreComponentsThanPointsAreOrthonormal();
  void theErrorOfFlatSpectraIsMeasured();
  void coordinatesOfAnySizeWork_data();
  void coordinatesOfAnySizeWork();
  void badInputIsRefused();
  void stopsWhenAsked();
  void everySolverStopsAtOnce();
};

void PcaTest::agreesWithTheSingularValues_data() {
  QTest::addColumn<int>("n");
  QTest::addColumn<int>("d");
  QTest::newRow("tall") << 5000 << 12;
  QTest::newRow("square") << 40 << 40;
  QTest::newRow("wide") << 20 << 60;
}

void PcaTest::agreesWithTheSingularValues() {
  QFETCH(int, n);
  QFETCH(int, d);
  constexpr int kComponents = 6;
  MatrixF points = samples::clusteredPoints(static_cast<std::size_t>(n), d, 7);
  for (Eigen::Index c = 0; c < d; ++c) points.col(c) *= 1.0F / static_cast<float>(1 + c);
  points.array() += 10;
  ThreadTeam team(2);
  const auto pca = fitPca(points, kComponents, team);
  QVERIFY(pca.has_value());

  const Eigen::MatrixXd centred =
      points.cast<double>().rowwise() - points.cast<double>().colwise().mean();
  const samples::Decomposition expected = samples::singularDecomposition(centred);
  const double total = centred.squaredNorm() / (n - 1);
  QVERIFY(std::abs(pca->totalVariance - total) < 1e-5 * total);
  for (int c = 0; c < kComponents; ++c) {
    const double variance = expected.values[c] * expected.values[c] / (n - 1);
    QVERIFY(std::abs(pca->variance[static_cast<std::size_t>(c)] - variance) < 1e-4 * total);
    const double cosine = pca->components.row(c).cast<double>().dot(expected.vectors.col(c));
    QVERIFY2(std::abs(std::abs(cosine) - 1) < 1e-4, qPrintable(QString::number(cosine)));
  }
}

void PcaTest::signsAreFixed() {
  ThreadTeam team(1);
  const MatrixF points = samples::clusteredPoints(200, 9, 3);
  const auto pca = fitPca(points, 9, team);
  const auto mirrored = fitPca(-points, 9, team);
  QVERIFY(pca && mirrored);
  for (Eigen::Index c = 0; c < 9; ++c) {
    Eigen::Index largest = 0;
    pca->components.row(c).cwiseAbs().maxCoeff(&largest);
    QVERIFY(pca->components(c, largest) > 0);
  }
  QVERIFY((pca->components - mirrored->components).cwiseAbs().maxCoeff() < 1e-5F);
}

void PcaTest::projectingKeepsTheVariance() {
  ThreadTeam team(2);
  const MatrixF points = samples::clusteredPoints(5000, 10, 4);
  const auto pca = fitPca(points, 4, team);
  QVERIFY(pca.has_value());
  const MatrixF projected = pca->project(points, team);
  QCOMPARE(projected.rows(), points.rows());
  QCOMPARE(projected.cols(), Eigen::Index{4});
  for (Eigen::Index c = 0; c < 4; ++c) {
    const Eigen::VectorXd column = projected.col(c).cast<double>();
    QVERIFY(std::abs(column.mean()) < 1e-4);
    const double variance =
        (column.array() - column.mean()).square().sum() / static_cast<double>(points.rows() - 1);
    const double expected = pca->variance[static_cast<std::size_t>(c)];
    QVERIFY(std::abs(variance - expected) < 1e-4 * expected);
  }
  QVERIFY(pca->explained() > 0 && pca->explained() < 1);
  QVERIFY(fitPca(points, 10, team)->explained() > 1 - 1e-9);
}

void PcaTest::constantPointsHaveNoVariance() {
  ThreadTeam team(1);
  const MatrixF points = MatrixF::Constant(50, 5, 0.25F);
  const auto pca = fitPca(points, 2, team);
  QVERIFY(pca.has_value());
  QCOMPARE(pca->totalVariance, 0.0);
  QCOMPARE(pca->explained(), 1.0);
  QVERIFY(pca->project(points, team).isZero());
}

void PcaTest::everyTeamGivesTheSameBytes() {
  const MatrixF points = samples::clusteredPoints(9000, 30, 10);
  ThreadTeam one(1);
  const auto expected = fitPca(points, 10, one);
  const MatrixF projected = expected->project(points, one);
  for (const int threads : {2, 5}) {
    ThreadTeam team(threads);
    const auto pca = fitPca(points, 10, team);
    QVERIFY(samples::sameBytes(pca->components, expected->components));
    QCOMPARE(pca->variance, expected->variance);
    QVERIFY(samples::sameBytes(pca->project(points, team), projected));
  }
}

void PcaTest::fewPointsOrDimensionsAreExact() {
  QCOMPARE(pcaSolver(70'000, 784), PcaSolver::covariance);
  QCOMPARE(pcaSolver(20, 784), PcaSolver::covariance);
  QCOMPARE(pcaSolver(1000, 50'176), PcaSolver::gram);
  QCOMPARE(pcaSolver(10'000, 4096), PcaSolver::krylov);
  ThreadTeam team(2);
  const auto pca = fitPca(samples::randomPoints(12, 2000), 3, team);
  QCOMPARE(pca->fit.solver, PcaSolver::gram);
  QCOMPARE(pca->fit.residual, 0.0);
  QCOMPARE(pca->variance.size(), std::size_t{12});
}

void PcaTest::everySolverFindsTheSame_data() {
  QTest::addColumn<int>("n");
  QTest::addColumn<int>("d");
  QTest::addColumn<int>("components");
  QTest::newRow("tall") << 500 << 150 << 8;
  QTest::newRow("wide") << 150 << 500 << 8;
  QTest::newRow("one component") << 300 << 200 << 1;
  QTest::newRow("as many as a block has") << 300 << 200 << 64;
  QTest::newRow("more than a block has") << 300 << 200 << 90;
  QTest::newRow("all") << 120 << 100 << 100;
}

void PcaTest::everySolverFindsTheSame() {
  QFETCH(int, n);
  QFETCH(int, d);
  QFETCH(int, components);
  const MatrixF points = fallingPoints(n, d);
  const PointSource source = PointSource::of(points);
  ThreadTeam team(2);
  const Eigen::RowVectorXd mean = points.cast<double>().colwise().mean();
  const CentredPoints centred(source, mean);
  const Eigen::MatrixXd exact = points.cast<double>().rowwise() - mean;
  const samples::Decomposition expected = samples::singularDecomposition(exact);
  const double total = exact.squaredNorm() / (n - 1);
  for (SolvePca* solve : {solveByCovariance, solveByGram, solveByKrylov}) {
    const auto found = solve(centred, components, team, {}, {});
    QVERIFY(found.has_value());
    QVERIFY(std::abs(found->total - total) < 1e-5 * total);
    QVERIFY(found->residual < 1e-4);
    const Eigen::MatrixXd squares = found->vectors.transpose() * found->vectors;
    QVERIFY(squares.isApprox(Eigen::MatrixXd::Identity(components, components), 1e-6));
    for (int c = 0; c < components; ++c) {
      const double variance = expected.values[c] * expected.values[c] / (n - 1);
      QVERIFY(std::abs(found->squares[static_cast<std::size_t>(c)] - variance) < 1e-4 * total);
      const double cosine = found->vectors.col(c).dot(expected.vectors.col(c));
      if (c < 8)  // the last values are nearly equal
        QVERIFY2(std::abs(std::abs(cosine) - 1) < 1e-4, qPrintable(QString::number(cosine)));
    }
  }
}

void PcaTest::everySolverGivesTheSameBytesForAnyTeam() {
  const MatrixF points = fallingPoints(400, 300);
  const PointSource source = PointSource::of(points);
  const CentredPoints centred(source, points.cast<double>().colwise().mean());
  for (SolvePca* solve : {solveByCovariance, solveByGram, solveByKrylov}) {
    ThreadTeam one(1);
    const auto expected = solve(centred, 12, one, {}, {});
    for (const int threads : {2, 3}) {
      ThreadTeam team(threads);
      const auto found = solve(centred, 12, team, {}, {});
      QVERIFY(found->vectors == expected->vectors);
      QCOMPARE(found->squares, expected->squares);
      QCOMPARE(found->total, expected->total);
      QCOMPARE(found->residual, expected->residual);
    }
  }
}

void PcaTest::moreComponentsThanPointsAreOrthonormal() {
  ThreadTeam team(2);
  const MatrixF points = samples::randomPoints(6, 1500);
  const auto pca = fitPca(points, 50, team);
  const Eigen::MatrixXd rows = pca->components.cast<double>();
  QVERIFY((rows * rows.transpose()).isApprox(Eigen::MatrixXd::Identity(50, 50), 1e-5));
  QVERIFY(pca->project(points, team).rightCols(45).cwiseAbs().maxCoeff() < 1e-3F);
  QCOMPARE(pca->variance.size(), std::size_t{50});
  QCOMPARE(pca->explained(), 1.0);
}

void PcaTest::theErrorOfFlatSpectraIsMeasured() {
  ThreadTeam team(2);
  const MatrixF points = samples::randomPoints(1100, 1030);
  const auto pca = fitPca(points, 2, team);
  QCOMPARE(pca->fit.solver, PcaSolver::krylov);
  QVERIFY(pca->fit.residual > 0);
  const Eigen::RowVectorXd mean = points.cast<double>().colwise().mean();
  const Eigen::MatrixXd centred = points.cast<double>().rowwise() - mean;
  double largest = 0;
  for (Eigen::Index c = 0; c < 2; ++c) {
    const Eigen::VectorXd v = pca->components.row(c).cast<double>().transpose();
    const Eigen::VectorXd image = centred.transpose() * (centred * v) / 1099.0;
    largest = std::max(largest, (image - pca->variance[static_cast<std::size_t>(c)] * v).norm());
  }
  QVERIFY(std::abs(largest / pca->variance[0] - pca->fit.residual) < 1e-5);
}

void PcaTest::coordinatesOfAnySizeWork_data() {
  QTest::addColumn<double>("size");
  QTest::addColumn<int>("d");
  for (const double size : {1e-30, 1e18, 1e19, 1e30})
    for (const int d : {6, 1200}) QTest::addRow("%g in %d dimensions", size, d) << size << d;
}

void PcaTest::coordinatesOfAnySizeWork() {
  QFETCH(double, size);
  QFETCH(int, d);
  ThreadTeam team(2);
  const MatrixF points = samples::clusteredPoints(80, d, 4);
  const MatrixF scaled = points * static_cast<float>(size);
  const MatrixF expected = fitPca(points, 2, team)->project(points, team);
  const auto pca = fitPca(scaled, 2, team);
  QVERIFY(std::isfinite(pca->totalVariance) && pca->totalVariance > 0);
  const MatrixF projected = pca->project(scaled, team);
  QVERIFY(projected.allFinite());
  const MatrixF back = (projected.cast<double>() / size).cast<float>();
  QVERIFY(back.isApprox(expected, 1e-3F));
}

void PcaTest::badInputIsRefused() {
  ThreadTeam team(1);
  MatrixF points = samples::randomPoints(10, 3);
  QVERIFY(!fitPca(points, 0, team));
  QVERIFY(!fitPca(points, 4, team));
  QVERIFY(!fitPca(points.topRows(1), 1, team));
  points(9, 2) = std::numeric_limits<float>::quiet_NaN();
  QCOMPARE(fitPca(points, 1, team).error().kind, Error::Kind::badArgument);
}

void PcaTest::stopsWhenAsked() {
  ThreadTeam team(2);
  std::stop_source stop;
  const auto pca = fitPca(samples::randomPoints(40'000, 5), 2, team, stop.get_token(),
                          [&](double) { stop.request_stop(); });
  QVERIFY(!pca.has_value());
  QCOMPARE(pca.error().kind, Error::Kind::cancelled);
}

/// A solver that is stopped at its first report of progress only finishes the current step.
void PcaTest::everySolverStopsAtOnce() {
  const MatrixF points = fallingPoints(9000, 40);
  const PointSource source = PointSource::of(points);
  const CentredPoints centred(source, points.cast<double>().colwise().mean());
  const MatrixF wide = fallingPoints(500, 60);
  const PointSource wideSource = PointSource::of(wide);
  const CentredPoints wideCentred(wideSource, wide.cast<double>().colwise().mean());
  ThreadTeam team(2);
  for (SolvePca* solve : {solveByCovariance, solveByGram, solveByKrylov}) {
    std::stop_source stop;
    int signs = 0;
    const auto found =
        solve(solve == solveByGram ? wideCentred : centred, 5, team, stop.get_token(), [&](double) {
          ++signs;
          stop.request_stop();
        });
    QVERIFY(!found.has_value());
    QCOMPARE(found.error().kind, Error::Kind::cancelled);
    QCOMPARE(signs, 1);
  }
}

LOOKBOOK_TEST(PcaTest)

}  // namespace test_pca

#include "test_pca.moc"
