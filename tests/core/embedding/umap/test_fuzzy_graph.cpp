#include "core/embedding/umap/fuzzy_graph.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

namespace test_fuzzy_graph {

using namespace lookbook;

namespace {

NeighborGraph neighborsOf(const MatrixF& points, int k) {
  ThreadTeam team(2);
  return *exactNeighbors(points, k, team);
}

SparseMatrix unionOf(const NeighborGraph& graph, int threads = 2) {
  ThreadTeam team(threads);
  return fuzzyUnion(graph, membershipStrengths(graph, smoothDistances(graph, team), team), team);
}

/// The strength of an edge; 0 if there is none.
float strengthOf(const SparseMatrix& graph, std::uint32_t i, std::uint32_t j) {
  for (std::uint32_t e = graph.rowStart[i]; e < graph.rowStart[i + 1]; ++e)
    if (graph.columns[e] == j) return graph.values[e];
  return 0;
}

}  // namespace

class FuzzyGraphTest : public QObject {
  Q_OBJECT

 private slots:
  void strengthsSumToTheLogarithmOfTheNeighbors_data();
  void strengthsSumToTheLogarithmOfTheNeighbors();
  void nearestNeighborIsFullyAMember();
  void duplicatesAreFullyMembers();
  void unionIsSymmetric();
  void unionIsTheProbabilisticSum();
  void everyTeamGivesTheSameGraph();
  void rareEdgesAreLeftOutInBothDirections();
};

void FuzzyGraphTest::strengthsSumToTheLogarithmOfTheNeighbors_data() {
  QTest::addColumn<int>("k");
  QTest::newRow("four others") << 4;
  QTest::newRow("14 others") << 14;
  QTest::newRow("50 others") << 50;
}

void FuzzyGraphTest::strengthsSumToTheLogarithmOfTheNeighbors() {
  QFETCH(int, k);
  const NeighborGraph graph = neighborsOf(samples::clusteredPoints(300, 6, 4), k);
  ThreadTeam team(2);
  const auto strengths = membershipStrengths(graph, smoothDistances(graph, team), team);
  for (std::size_t i = 0; i < graph.n; ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < static_cast<std::size_t>(k); ++j)
      sum += static_cast<double>(strengths[i * static_cast<std::size_t>(k) + j]);
    QVERIFY2(std::abs(sum - std::log2(k + 1)) < 1e-4, qPrintable(QString::number(sum)));
  }
}

void FuzzyGraphTest::nearestNeighborIsFullyAMember() {
  const NeighborGraph graph = neighborsOf(samples::randomPoints(200, 5), 10);
  ThreadTeam team(2);
  const SmoothDistances smooth = smoothDistances(graph, team);
  const auto strengths = membershipStrengths(graph, smooth, team);
  for (std::size_t i = 0; i < graph.n; ++i) {
    QCOMPARE(smooth.rho[i], std::sqrt(graph.distances(i).front()));
    QCOMPARE(strengths[i * 10], 1.0F);
    QVERIFY(strengths[i * 10 + 9] < 1.0F);
  }
}

void FuzzyGraphTest::duplicatesAreFullyMembers() {
  MatrixF points = samples::randomPoints(100, 5);
  points.bottomRows(30).rowwise() = points.row(0).eval();
  const NeighborGraph graph = neighborsOf(points, 10);
  ThreadTeam team(2);
  const SmoothDistances smooth = smoothDistances(graph, team);
  for (const std::size_t i : {std::size_t{0}, std::size_t{75}}) {
    QCOMPARE(smooth.rho[i], 0.0F);
    QVERIFY(smooth.sigma[i] > 0);
    for (const std::uint32_t j : graph.neighbors(i))
      QCOMPARE(strengthOf(unionOf(graph), static_cast<std::uint32_t>(i), j), 1.0F);
  }
}

void FuzzyGraphTest::unionIsSymmetric() {
  const SparseMatrix graph = unionOf(neighborsOf(samples::clusteredPoints(400, 6, 4), 12));
  for (std::uint32_t i = 0; i < graph.size(); ++i)
    for (std::uint32_t e = graph.rowStart[i]; e < graph.rowStart[i + 1]; ++e) {
      QVERIFY(graph.columns[e] != i);
      QVERIFY(graph.values[e] > 0 && graph.values[e] <= 1);
      QCOMPARE(strengthOf(graph, graph.columns[e], i), graph.values[e]);
    }
}

void FuzzyGraphTest::unionIsTheProbabilisticSum() {
  // 0 and 1 are each other's nearest neighbours; 1 is a neighbour of 2, but 2 is none of 1.
  const NeighborGraph graph{
      .n = 3, .k = 1, .indices = {1, 0, 1}, .squaredDistances = {1.0F, 1.0F, 4.0F}};
  ThreadTeam team(1);
  const SparseMatrix joint = fuzzyUnion(graph, {0.5F, 0.25F, 0.75F}, team);
  QCOMPARE(joint.rowStart, (std::vector<std::uint32_t>{0, 1, 3, 4}));
  QCOMPARE(joint.columns, (std::vector<std::uint32_t>{1, 0, 2, 1}));
  QCOMPARE(joint.values, (std::vector<float>{0.625F, 0.625F, 0.75F, 0.75F}));
}

void FuzzyGraphTest::everyTeamGivesTheSameGraph() {
  const NeighborGraph graph = neighborsOf(samples::clusteredPoints(3000, 6, 4), 9);
  const SparseMatrix expected = unionOf(graph, 1);
  for (const int threads : {2, 5}) {
    const SparseMatrix found = unionOf(graph, threads);
    QVERIFY(found.rowStart == expected.rowStart);
    QVERIFY(found.columns == expected.columns);
    QVERIFY(found.values == expected.values);
  }
}

void FuzzyGraphTest::rareEdgesAreLeftOutInBothDirections() {
  const SparseMatrix graph = unionOf(neighborsOf(samples::clusteredPoints(400, 6, 4), 20));
  const SparseMatrix kept = withoutRareEdges(graph, 10);
  QVERIFY(kept.columns.size() < graph.columns.size());
  QCOMPARE(kept.size(), graph.size());
  std::size_t expected = 0;
  for (std::uint32_t i = 0; i < graph.size(); ++i)
    for (std::uint32_t e = graph.rowStart[i]; e < graph.rowStart[i + 1]; ++e) {
      const bool frequent = graph.values[e] >= 0.1F;  // the strongest is 1
      expected += frequent ? 1 : 0;
      QCOMPARE(strengthOf(kept, i, graph.columns[e]), frequent ? graph.values[e] : 0.0F);
    }
  QCOMPARE(kept.columns.size(), expected);
  QCOMPARE(withoutRareEdges(graph, 1000000).columns.size(), graph.columns.size());
}

LOOKBOOK_TEST(FuzzyGraphTest)

}  // namespace test_fuzzy_graph

#include "test_fuzzy_graph.moc"
