#include "core/embedding/pca.h"
#include "tests/support/points.h"

#include <Eigen/SVD>
#include <QTest>

#include <limits>

using namespace lookbook;

class PcaTest : public QObject {
  Q_OBJECT

 private slots:
  void agreesWithTheSingularValues_data();
  void agreesWithTheSingularValues();
  void signsAreFixed();
  void projectingKeepsTheVariance();
  void constantPointsHaveNoVariance();
  void everyTeamGivesTheSameBytes();
  void badInputIsRefused();
  void stopsWhenAsked();
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
  const Eigen::JacobiSVD<Eigen::MatrixXd> svd(centred, Eigen::ComputeThinV);
  const double total = centred.squaredNorm() / (n - 1);
  QVERIFY(std::abs(pca->totalVariance - total) < 1e-5 * total);
  for (int c = 0; c < kComponents; ++c) {
    const double variance = svd.singularValues()[c] * svd.singularValues()[c] / (n - 1);
    QVERIFY(std::abs(pca->variance[static_cast<std::size_t>(c)] - variance) < 1e-4 * total);
    const double cosine = pca->components.row(c).cast<double>().dot(svd.matrixV().col(c));
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

QTEST_GUILESS_MAIN(PcaTest)
#include "test_pca.moc"
