#include "core/embedding/common/spectral_initialization.h"
#include "core/embedding/umap/fuzzy_graph.h"
#include "tests/support/decompositions.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

namespace test_spectral_initialization {

using namespace lookbook;

namespace {

SparseMatrix graphOf(const MatrixF& points, int k = 14) {
  ThreadTeam team(2);
  const auto graph = exactNeighbors(points, k, team);
  return fuzzyUnion(*graph, membershipStrengths(*graph, smoothDistances(*graph, team), team), team);
}

Eigen::MatrixXd normalizedLaplacian(const SparseMatrix& graph) {
  const auto n = static_cast<Eigen::Index>(graph.size());
  Eigen::MatrixXd weights = Eigen::MatrixXd::Zero(n, n);
  for (std::uint32_t i = 0; i < graph.size(); ++i)
    for (std::uint32_t e = graph.rowStart[i]; e < graph.rowStart[i + 1]; ++e)
      weights(i, graph.columns[e]) = static_cast<double>(graph.values[e]);
  const Eigen::VectorXd scale = weights.rowwise().sum().cwiseSqrt().cwiseInverse();
  return Eigen::MatrixXd::Identity(n, n) - scale.asDiagonal() * weights * scale.asDiagonal();
}

}  // namespace

class SpectralInitializationTest : public QObject {
  Q_OBJECT

 private slots:
  void columnsAreEigenvectors_data();
  void columnsAreEigenvectors();
  void eigenvaluesAreTheSmallest();
  void everyTeamGivesTheSameBytes();
  void piecesAreCounted();
  void graphInPiecesHasNone();
  void tooFewPointsHaveNone();
  void stops();
};

void SpectralInitializationTest::columnsAreEigenvectors_data() {
  QTest::addColumn<int>("dims");
  QTest::newRow("plane") << 2;
  QTest::newRow("space") << 3;
}

void SpectralInitializationTest::columnsAreEigenvectors() {
  QFETCH(int, dims);
  const SparseMatrix graph = graphOf(samples::randomPoints(500, 4));
  const Eigen::MatrixXd laplacian = normalizedLaplacian(graph);
  ThreadTeam team(2);
  const auto found = spectralEmbedding(graph, dims, team);
  QVERIFY(found.has_value() && found->has_value());
  const Eigen::MatrixXd vectors = (*found)->coordinates.cast<double>();
  QCOMPARE(vectors.cols(), dims);
  for (Eigen::Index c = 0; c < dims; ++c) {
    const double value = (*found)->eigenvalues[static_cast<std::size_t>(c)];
    QVERIFY(value > 1e-3);
    const double error = (laplacian * vectors.col(c) - value * vectors.col(c)).norm();
    QVERIFY2(error < 1e-3 * value, qPrintable(QString("%1 of %2").arg(error).arg(value)));
    QVERIFY(std::abs(vectors.col(c).norm() - 1) < 1e-5);
    QCOMPARE(vectors.col(c).maxCoeff(), vectors.col(c).cwiseAbs().maxCoeff());
  }
  const Eigen::MatrixXd products = vectors.transpose() * vectors;
  QVERIFY((products - Eigen::MatrixXd::Identity(dims, dims)).cwiseAbs().maxCoeff() < 1e-4);
}

void SpectralInitializationTest::eigenvaluesAreTheSmallest() {
  const SparseMatrix graph = graphOf(samples::randomPoints(300, 3));
  const samples::Decomposition exact = samples::symmetricDecomposition(normalizedLaplacian(graph));
  ThreadTeam team(2);
  const auto found = spectralEmbedding(graph, 3, team);
  QVERIFY(found.has_value() && found->has_value());
  for (std::size_t c = 0; c < 3; ++c)
    QVERIFY(std::abs((*found)->eigenvalues[c] - exact.values[static_cast<Eigen::Index>(c) + 1]) <
            1e-5);
}

void SpectralInitializationTest::everyTeamGivesTheSameBytes() {
  const SparseMatrix graph = graphOf(samples::randomPoints(9000, 3), 8);
  ThreadTeam one(1);
  const auto expected = spectralEmbedding(graph, 2, one);
  QVERIFY(expected.has_value() && expected->has_value());
  for (const int threads : {2, 5}) {
    ThreadTeam team(threads);
    const auto found = spectralEmbedding(graph, 2, team);
    QVERIFY(samples::sameBytes((*found)->coordinates, (*expected)->coordinates));
  }
}

void SpectralInitializationTest::piecesAreCounted() {
  MatrixF points = samples::randomPoints(200, 4);
  QCOMPARE(connectedPieces(graphOf(points, 8)), std::size_t{1});
  points.topRows(60).array() += 1000.0F;
  points.bottomRows(60).array() -= 1000.0F;
  QCOMPARE(connectedPieces(graphOf(points, 8)), std::size_t{3});
  QCOMPARE(connectedPieces({}), std::size_t{0});
}

void SpectralInitializationTest::graphInPiecesHasNone() {
  MatrixF points = samples::randomPoints(200, 4);
  points.topRows(60).array() += 1000.0F;
  ThreadTeam team(2);
  const auto found = spectralEmbedding(graphOf(points, 8), 2, team);
  QVERIFY(found.has_value());
  QVERIFY(!found->has_value());
}

void SpectralInitializationTest::tooFewPointsHaveNone() {
  ThreadTeam team(1);
  QVERIFY(!spectralEmbedding(graphOf(samples::randomPoints(3, 4), 2), 2, team)->has_value());
  QVERIFY(spectralEmbedding(graphOf(samples::randomPoints(5, 4), 3), 2, team)->has_value());
}

void SpectralInitializationTest::stops() {
  std::stop_source stop;
  stop.request_stop();
  ThreadTeam team(2);
  const auto found =
      spectralEmbedding(graphOf(samples::randomPoints(200, 3)), 2, team, stop.get_token());
  QVERIFY(!found.has_value());
  QVERIFY(found.error().kind == Error::Kind::cancelled);
}

LOOKBOOK_TEST(SpectralInitializationTest)

}  // namespace test_spectral_initialization

#include "test_spectral_initialization.moc"
