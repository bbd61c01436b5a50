#include "core/neighbors/reference_neighbors.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <utility>

namespace test_reference_neighbors {

using namespace lookbook;

class ReferenceNeighborsTest : public QObject {
  Q_OBJECT

 private slots:
  void theyAreThoseOfPlainSorting_data();
  void theyAreThoseOfPlainSorting();
  void theSameBytesForAnyThreads();
  void aQueryFindsTheSameAloneAndAmongOthers();
  void whatCannotBeAskedIsSaid_data();
  void whatCannotBeAskedIsSaid();
  void itStopsWhenAskedTo();
};

void ReferenceNeighborsTest::theyAreThoseOfPlainSorting_data() {
  QTest::addColumn<int>("n");
  QTest::addColumn<int>("m");
  QTest::addColumn<int>("k");
  QTest::newRow("one block") << 200 << 7 << 5;
  QTest::newRow("several blocks, the last short") << 2500 << 70 << 20;
  QTest::newRow("all of them") << 30 << 3 << 30;
  QTest::newRow("more neighbours than in the last block") << 1030 << 5 << 40;
}

void ReferenceNeighborsTest::theyAreThoseOfPlainSorting() {
  QFETCH(int, n);
  QFETCH(int, m);
  QFETCH(int, k);
  // Integer coordinates: many points are at the same distance, and sorted by index.
  const MatrixF references = samples::gridPoints(static_cast<std::size_t>(n), 3, 6);
  const MatrixF queries = samples::gridPoints(static_cast<std::size_t>(m), 3, 6, 9);
  ThreadTeam team(2);
  const auto graph = referenceNeighbors(references, queries, k, team);
  QVERIFY(graph.has_value());
  QCOMPARE(graph->n, static_cast<std::size_t>(m));
  for (int q = 0; q < m; ++q) {
    std::vector<std::pair<float, std::uint32_t>> all;
    for (int i = 0; i < n; ++i)
      all.emplace_back((references.row(i) - queries.row(q)).squaredNorm(), i);
    std::sort(all.begin(), all.end());
    for (int j = 0; j < k; ++j) {
      const auto at = static_cast<std::size_t>(j);
      QCOMPARE(graph->neighbors(static_cast<std::size_t>(q))[at], all[at].second);
      QCOMPARE(graph->distances(static_cast<std::size_t>(q))[at], all[at].first);
    }
  }
}

void ReferenceNeighborsTest::theSameBytesForAnyThreads() {
  const MatrixF references = samples::randomPoints(3000, 20);
  const MatrixF queries = samples::randomPoints(130, 20, 5);
  ThreadTeam one(1);
  const auto expected = referenceNeighbors(references, queries, 9, one);
  for (const int threads : {2, 5}) {
    ThreadTeam team(threads);
    const auto graph = referenceNeighbors(references, queries, 9, team);
    QCOMPARE(graph->indices, expected->indices);
    QCOMPARE(graph->squaredDistances, expected->squaredDistances);
  }
}

void ReferenceNeighborsTest::aQueryFindsTheSameAloneAndAmongOthers() {
  const MatrixF references = samples::randomPoints(2000, 12);
  const MatrixF queries = samples::randomPoints(90, 12, 5);
  ThreadTeam team(2);
  const auto together = referenceNeighbors(references, queries, 6, team);
  for (const Eigen::Index q : {0, 41, 89}) {
    const auto alone = referenceNeighbors(references, queries.row(q), 6, team);
    const auto row = static_cast<std::size_t>(q);
    QVERIFY(std::ranges::equal(alone->neighbors(0), together->neighbors(row)));
    QVERIFY(std::ranges::equal(alone->distances(0), together->distances(row)));
  }
}

void ReferenceNeighborsTest::whatCannotBeAskedIsSaid_data() {
  QTest::addColumn<int>("dimensions");
  QTest::addColumn<float>("value");
  QTest::addColumn<int>("k");
  QTest::addColumn<QString>("says");
  QTest::newRow("other dimensions")
      << 5 << 0.0F << 3 << "have 5 dimensions, but the points to find neighbours among have 4";
  QTest::newRow("not a number") << 4 << std::numeric_limits<float>::quiet_NaN() << 3
                                << "not a finite number";
  QTest::newRow("infinite") << 4 << std::numeric_limits<float>::infinity() << 3
                            << "not a finite number";
  QTest::newRow("too many") << 4 << 0.0F << 51
                            << "51 neighbours of each point cannot be found among 50 points";
  QTest::newRow("none") << 4 << 0.0F << 0
                        << "0 neighbours of each point cannot be found among 50 points";
}

void ReferenceNeighborsTest::whatCannotBeAskedIsSaid() {
  QFETCH(int, dimensions);
  QFETCH(float, value);
  QFETCH(int, k);
  QFETCH(QString, says);
  MatrixF queries = samples::randomPoints(2, dimensions);
  queries(1, 1) = value;
  ThreadTeam team(1);
  const auto graph = referenceNeighbors(samples::randomPoints(50, 4), queries, k, team);
  QVERIFY(!graph.has_value());
  QCOMPARE(graph.error().kind, Error::Kind::badArgument);
  QVERIFY2(QString::fromStdString(graph.error().message).contains(says),
           graph.error().message.c_str());
}

void ReferenceNeighborsTest::itStopsWhenAskedTo() {
  std::stop_source stop;
  ThreadTeam team(2);
  const auto graph =
      referenceNeighbors(samples::randomPoints(500, 4), samples::randomPoints(200, 4), 3, team,
                         stop.get_token(), [&](double) { stop.request_stop(); });
  QCOMPARE(graph.error().kind, Error::Kind::cancelled);
}

LOOKBOOK_TEST(ReferenceNeighborsTest)

}  // namespace test_reference_neighbors

#include "test_reference_neighbors.moc"
