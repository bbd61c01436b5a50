#include "core/base/random.h"
#include "core/neighbors/neighbor_ranks.h"
#include "tests/support/points.h"
#include "tests/support/sorted_others.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <limits>
#include <numeric>

namespace test_neighbor_ranks {

using namespace lookbook;

namespace {

/// Arbitrary points, near and far, as neighbours of each query.
NeighborGraph anyNeighbors(std::span<const std::uint32_t> queries, std::size_t n, int k) {
  NeighborGraph graph{.n = queries.size(), .k = k, .indices = {}, .squaredDistances = {}};
  for (const std::uint32_t query : queries)
    for (int j = 0; j < k; ++j) {
      const auto step =
          // Never the query itself.
          1 + randomBits(3, query, static_cast<std::uint64_t>(j)) % (n - 1);
      graph.indices.push_back(static_cast<std::uint32_t>((query + step) % n));
    }
  return graph;
}

std::vector<std::uint32_t> everySeventh(std::size_t n) {
  std::vector<std::uint32_t> queries;
  for (std::size_t i = 0; i < n; i += 7) queries.push_back(static_cast<std::uint32_t>(i));
  return queries;
}

}  // namespace

class NeighborRanksTest : public QObject {
  Q_OBJECT

 private slots:
  void agreeWithASort_data();
  void agreeWithASort();
  void ofTheSpacesOwnNeighborsCountUp();
  void everyTeamGivesTheSameBytes();
  void aNumberThatIsNotFiniteIsRefused();
  void stopsWhenAsked();
};

// If the order depends on exact distances, coordinates are integers.
void NeighborRanksTest::agreeWithASort_data() {
  QTest::addColumn<MatrixF>("points");
  QTest::newRow("apart") << samples::randomPoints(900, 6);
  QTest::newRow("clusters, many dimensions") << samples::clusteredPoints(1500, 61, 7);
  QTest::newRow("ties and duplicates") << samples::gridPoints(1500, 2, 8);
  QTest::newRow("ties in the plane") << samples::gridPoints(1200, 2, 4000);
  QTest::newRow("all the same") << MatrixF(MatrixF::Constant(700, 4, 2.5F));
  QTest::newRow("one dimension") << samples::gridPoints(600, 1, 100);
  QTest::newRow("two points") << samples::randomPoints(2, 2);
}

void NeighborRanksTest::agreeWithASort() {
  QFETCH(MatrixF, points);
  const auto n = static_cast<std::size_t>(points.rows());
  const std::vector<std::uint32_t> queries = everySeventh(n);
  const NeighborGraph neighbors = anyNeighbors(queries, n, 6);
  ThreadTeam team(2);
  const auto ranks = neighborRanks(points, queries, neighbors, team);
  QVERIFY(ranks.has_value());
  QCOMPARE(ranks->size(), queries.size() * 6);
  for (std::size_t q = 0; q < queries.size(); ++q) {
    const auto sorted = samples::sortedOthers(points, queries[q]);
    for (std::size_t j = 0; j < 6; ++j) {
      const std::uint32_t rank = (*ranks)[q * 6 + j];
      QVERIFY(rank >= 1 && rank < n);
      QCOMPARE(sorted[rank - 1].second, neighbors.neighbors(q)[j]);
    }
  }
}

void NeighborRanksTest::ofTheSpacesOwnNeighborsCountUp() {
  const MatrixF points = samples::clusteredPoints(1300, 5, 4);
  std::vector<std::uint32_t> all(1300);
  std::iota(all.begin(), all.end(), 0U);
  ThreadTeam team(2);
  const auto graph = exactNeighbors(points, 12, team);
  const auto ranks = neighborRanks(points, all, *graph, team);
  QVERIFY(ranks.has_value());
  for (std::size_t e = 0; e < ranks->size(); ++e) QCOMPARE((*ranks)[e], e % 12 + 1);
}

void NeighborRanksTest::everyTeamGivesTheSameBytes() {
  const MatrixF points = samples::clusteredPoints(1100, 20, 10);
  const std::vector<std::uint32_t> queries = everySeventh(1100);
  const NeighborGraph neighbors = anyNeighbors(queries, 1100, 9);
  ThreadTeam one(1);
  const auto expected = neighborRanks(points, queries, neighbors, one);
  QVERIFY(expected.has_value());
  for (const int threads : {2, 5}) {
    ThreadTeam team(threads);
    QCOMPARE(*neighborRanks(points, queries, neighbors, team), *expected);
  }
}

void NeighborRanksTest::aNumberThatIsNotFiniteIsRefused() {
  MatrixF points = samples::randomPoints(20, 3);
  points(4, 1) = std::numeric_limits<float>::infinity();
  const std::vector<std::uint32_t> queries = everySeventh(20);
  ThreadTeam team(1);
  const auto ranks = neighborRanks(points, queries, anyNeighbors(queries, 20, 2), team);
  QVERIFY(!ranks.has_value());
  QCOMPARE(ranks.error().kind, Error::Kind::badArgument);
}

void NeighborRanksTest::stopsWhenAsked() {
  std::vector<std::uint32_t> all(6000);
  std::iota(all.begin(), all.end(), 0U);
  ThreadTeam team(2);
  std::stop_source stop;
  double last = 0;
  const auto ranks = neighborRanks(samples::randomPoints(6000, 4), all, anyNeighbors(all, 6000, 3),
                                   team, stop.get_token(), [&](double fraction) {
                                     QVERIFY(fraction >= last);
                                     last = fraction;
                                     if (fraction > 0.5) stop.request_stop();
                                   });
  QVERIFY(!ranks.has_value());
  QCOMPARE(ranks.error().kind, Error::Kind::cancelled);
  QVERIFY(last < 1);
}

LOOKBOOK_TEST(NeighborRanksTest)

}  // namespace test_neighbor_ranks

#include "test_neighbor_ranks.moc"
