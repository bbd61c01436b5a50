#include "core/neighbors/neighbor_graph.h"
#include "tests/support/points.h"
#include "tests/support/sorted_others.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <vector>

namespace test_exact_neighbors {

using namespace lookbook;

namespace {

MatrixF pointsNamed(const QString& name) {
  if (name == "one block") return samples::randomPoints(100, 3);
  if (name == "many tiles") return samples::clusteredPoints(2300, 20, 10);
  if (name == "more dimensions than a lane") return samples::clusteredPoints(300, 61, 5);
  if (name == "one dimension") return samples::randomPoints(500, 1);
  if (name == "ties and duplicates") return samples::gridPoints(1500, 2, 8);
  if (name == "all the same") return MatrixF::Constant(700, 4, 2.5F);
  if (name == "far from the origin") return samples::clusteredPoints(400, 5, 4).array() + 1000.0F;
  return samples::randomPoints(2, 2);  // two points
}

}  // namespace

class ExactNeighborsTest : public QObject {
  Q_OBJECT

 private slots:
  void agreesWithBruteForce_data();
  void agreesWithBruteForce();
  void tiesGoToTheLowestIndex();
  void viewsOfWiderRowsWork();
  void someOfThePointsHaveTheSameNeighbors();
  void everyTeamGivesTheSameBytes();
  void duplicatesAreAtDistanceZero();
  void badInputIsRefused();
  void stopsWhenAsked();
};

void ExactNeighborsTest::agreesWithBruteForce_data() {
  QTest::addColumn<int>("k");
  QTest::newRow("one block") << 10;
  QTest::newRow("many tiles") << 91;
  QTest::newRow("more dimensions than a lane") << 299;
  QTest::newRow("one dimension") << 7;
  QTest::newRow("ties and duplicates") << 30;
  QTest::newRow("all the same") << 5;
  QTest::newRow("far from the origin") << 20;
  QTest::newRow("two points") << 1;
}

void ExactNeighborsTest::agreesWithBruteForce() {
  QFETCH(int, k);
  const MatrixF points = pointsNamed(QTest::currentDataTag());
  ThreadTeam team(2);
  const auto graph = exactNeighbors(points, k, team);
  QVERIFY(graph.has_value());
  QCOMPARE(graph->n, static_cast<std::size_t>(points.rows()));
  QCOMPARE(graph->k, k);
  for (Eigen::Index i = 0; i < points.rows(); i += 7) {
    const auto expected = samples::sortedOthers(points, i);
    const auto found = graph->neighbors(static_cast<std::size_t>(i));
    const auto distances = graph->distances(static_cast<std::size_t>(i));
    for (std::size_t j = 0; j < found.size(); ++j) {
      const double truth = expected[j].first;
      QVERIFY(std::abs(static_cast<double>(distances[j]) - truth) <= 1e-5 * truth);
      QVERIFY2(found[j] != static_cast<std::uint32_t>(i), "a point is no neighbour of itself");
    }
    QVERIFY(std::is_sorted(distances.begin(), distances.end()));
  }
}

void ExactNeighborsTest::tiesGoToTheLowestIndex() {
  // Integer coordinates make all distances exact, so that the order is unique.
  const MatrixF points = samples::gridPoints(1200, 3, 5);
  ThreadTeam team(2);
  const auto graph = exactNeighbors(points, 40, team);
  QVERIFY(graph.has_value());
  for (Eigen::Index i = 0; i < points.rows(); ++i) {
    const auto expected = samples::sortedOthers(points, i);
    const auto found = graph->neighbors(static_cast<std::size_t>(i));
    for (std::size_t j = 0; j < found.size(); ++j) QCOMPARE(found[j], expected[j].second);
  }
}

void ExactNeighborsTest::viewsOfWiderRowsWork() {
  const MatrixF wide = samples::randomPoints(300, 9);
  const MatrixF narrow = wide.leftCols(5);
  ThreadTeam team(1);
  const auto ofView = exactNeighbors(wide.leftCols(5), 8, team);
  const auto ofCopy = exactNeighbors(narrow, 8, team);
  QVERIFY(ofView && ofCopy);
  QCOMPARE(ofView->indices, ofCopy->indices);
  QCOMPARE(ofView->squaredDistances, ofCopy->squaredDistances);
}

void ExactNeighborsTest::someOfThePointsHaveTheSameNeighbors() {
  const MatrixF points = samples::clusteredPoints(1700, 12, 5);
  ThreadTeam team(2);
  const auto all = exactNeighbors(points, 9, team);
  const std::vector<std::uint32_t> queries{1699, 4, 3, 800, 4};  // in any order, with duplicates
  const auto some = exactNeighbors(points, queries, 9, team);
  QVERIFY(all && some);
  QCOMPARE(some->n, queries.size());
  for (std::size_t q = 0; q < queries.size(); ++q) {
    QVERIFY(std::ranges::equal(some->neighbors(q), all->neighbors(queries[q])));
    QVERIFY(std::ranges::equal(some->distances(q), all->distances(queries[q])));
  }
  QVERIFY(exactNeighbors(points, std::vector<std::uint32_t>(), 9, team)->indices.empty());
  const NeighborGraph shorter = some->first(4);
  for (std::size_t q = 0; q < queries.size(); ++q) {
    QVERIFY(std::ranges::equal(shorter.neighbors(q), some->neighbors(q).first(4)));
    QVERIFY(std::ranges::equal(shorter.distances(q), some->distances(q).first(4)));
  }
}

void ExactNeighborsTest::everyTeamGivesTheSameBytes() {
  const MatrixF points = samples::clusteredPoints(1100, 50, 10);
  ThreadTeam one(1);
  const auto expected = exactNeighbors(points, 31, one);
  for (const int threads : {2, 5}) {
    ThreadTeam team(threads);
    const auto graph = exactNeighbors(points, 31, team);
    QCOMPARE(graph->indices, expected->indices);
    QCOMPARE(graph->squaredDistances, expected->squaredDistances);
  }
}

void ExactNeighborsTest::duplicatesAreAtDistanceZero() {
  MatrixF points = samples::randomPoints(400, 30);
  points.bottomRows(200) = points.topRows(200);
  ThreadTeam team(2);
  const auto graph = exactNeighbors(points, 3, team);
  QVERIFY(graph.has_value());
  for (std::size_t i = 0; i < 200; ++i) {
    QCOMPARE(graph->neighbors(i).front(), static_cast<std::uint32_t>(i + 200));
    QCOMPARE(graph->distances(i).front(), 0.0F);
  }
}

void ExactNeighborsTest::badInputIsRefused() {
  ThreadTeam team(1);
  MatrixF points = samples::randomPoints(10, 2);
  for (const int k : {0, -1, 10, 100}) {
    const auto graph = exactNeighbors(points, k, team);
    QVERIFY(!graph.has_value());
    QCOMPARE(graph.error().kind, Error::Kind::badArgument);
  }
  QVERIFY(!exactNeighbors(MatrixF(), 1, team).has_value());
  QCOMPARE(exactNeighbors(points * 1e19F, 3, team).error().kind, Error::Kind::badArgument);
  points(3, 1) = std::numeric_limits<float>::quiet_NaN();
  QCOMPARE(exactNeighbors(points, 3, team).error().kind, Error::Kind::badArgument);
}

void ExactNeighborsTest::stopsWhenAsked() {
  ThreadTeam team(2);
  std::stop_source stop;
  double last = 0;
  const auto graph = exactNeighbors(samples::randomPoints(6000, 4), 5, team, stop.get_token(),
                                    [&](double fraction) {
                                      QVERIFY(fraction >= last);
                                      last = fraction;
                                      if (fraction > 0.5) stop.request_stop();
                                    });
  QVERIFY(!graph.has_value());
  QCOMPARE(graph.error().kind, Error::Kind::cancelled);
  QVERIFY(last < 1);
}

LOOKBOOK_TEST(ExactNeighborsTest)

}  // namespace test_exact_neighbors

#include "test_exact_neighbors.moc"
