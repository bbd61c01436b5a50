#include "core/neighbors/approximate_neighbors.h"
#include "core/neighbors/squared_distance.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>
#include <vector>

namespace test_approximate_neighbors {

using namespace lookbook;

namespace {

MatrixF pointsNamed(const QString& name) {
  if (name == "clusters") return samples::clusteredPoints(1500, 30, 6);
  if (name == "no clusters") return samples::randomPoints(1500, 8);
  if (name == "duplicates") return samples::gridPoints(1200, 2, 6);
  // Links lead only to equal points, so that half of the rows have too few neighbours.
  if (name == "two clumps") {
    MatrixF points = samples::gridPoints(600, 1, 2);
    std::sort(points.data(), points.data() + points.size());
    return points;
  }
  if (name == "all the same") return MatrixF::Constant(900, 7, 2.5F);
  if (name == "more neighbours than a shard has") return samples::clusteredPoints(300, 6, 4);
  return samples::randomPoints(3, 2);  // fewer points than shards
}

/// The share of neighbours that are not farther than the exact last one, over all rows.
double trueRecall(const NeighborGraph& graph, const NeighborGraph& exact) {
  std::size_t found = 0;
  for (std::size_t i = 0; i < graph.n; ++i)
    for (const float distance : graph.distances(i))
      if (distance <= exact.distances(i).back()) ++found;
  return static_cast<double>(found) / static_cast<double>(graph.indices.size());
}

/// Whether a row has k distinct other points, nearest first, ties by index, with exact distances.
bool isWhole(const NeighborGraph& graph, std::size_t row, const MatrixF& points) {
  const auto neighbors = graph.neighbors(row);
  const auto distances = graph.distances(row);
  const std::set<std::size_t> different(neighbors.begin(), neighbors.end());
  if (different.size() != neighbors.size() || different.contains(row)) return false;
  if (*different.rbegin() >= graph.n) return false;
  for (std::size_t j = 0; j < neighbors.size(); ++j) {
    const float distance =
        squaredDistance(points.row(static_cast<Eigen::Index>(row)).data(),
                        points.row(neighbors[j]).data(), static_cast<std::size_t>(points.cols()));
    if (distances[j] != distance) return false;
    if (j > 0 &&
        std::pair(distances[j - 1], neighbors[j - 1]) >= std::pair(distances[j], neighbors[j]))
      return false;
  }
  return true;
}

}  // namespace

class ApproximateNeighborsTest : public QObject {
  Q_OBJECT

 private slots:
  void mostNeighborsAreTheTrueOnes_data();
  void mostNeighborsAreTheTrueOnes();
  void theRecallToldIsTheTrueOne();
  void everyTeamGivesTheSameBytes_data();
  void everyTeamGivesTheSameBytes();
  void viewsOfWiderRowsWork();
  void badInputIsRefused();
  void stopsWhenAsked_data();
  void stopsWhenAsked();
};

void ApproximateNeighborsTest::mostNeighborsAreTheTrueOnes_data() {
  QTest::addColumn<int>("k");
  QTest::newRow("clusters") << 61;
  QTest::newRow("no clusters") << 15;
  QTest::newRow("duplicates") << 60;
  QTest::newRow("two clumps") << 400;
  QTest::newRow("all the same") << 30;
  QTest::newRow("more neighbours than a shard has") << 299;
  QTest::newRow("fewer points than shards") << 2;
}

void ApproximateNeighborsTest::mostNeighborsAreTheTrueOnes() {
  QFETCH(int, k);
  const MatrixF points = pointsNamed(QTest::currentDataTag());
  ThreadTeam team(2);
  const auto found = approximateNeighbors(points, k, team);
  const auto exact = exactNeighbors(points, k, team);
  QVERIFY(found && exact);
  QCOMPARE(found->graph.n, exact->n);
  QCOMPARE(found->graph.k, k);
  for (std::size_t i = 0; i < exact->n; ++i) QVERIFY(isWhole(found->graph, i, points));
  const double recall = trueRecall(found->graph, *exact);
  constexpr double kLeast = 0.9;
  QVERIFY2(recall >= kLeast, qPrintable(QString::number(recall)));
}

void ApproximateNeighborsTest::theRecallToldIsTheTrueOne() {
  // In 30 dimensions without clusters a graph misses many.
  const MatrixF points = samples::randomPoints(1500, 30);
  ThreadTeam team(2);
  const auto found = approximateNeighbors(points, 12, team);
  const auto exact = exactNeighbors(points, 12, team);
  QVERIFY(found && exact);
  const double recall = trueRecall(found->graph, *exact);
  constexpr double kSampling = 0.03;
  QVERIFY2(recall < 1 && std::abs(found->recall - recall) < kSampling,
           qPrintable(QStringLiteral("%1, told %2").arg(recall).arg(found->recall)));
}

void ApproximateNeighborsTest::everyTeamGivesTheSameBytes_data() {
  QTest::addColumn<int>("k");
  QTest::newRow("clusters") << 31;
  QTest::newRow("two clumps") << 400;
}

void ApproximateNeighborsTest::everyTeamGivesTheSameBytes() {
  QFETCH(int, k);
  const MatrixF points = pointsNamed(QTest::currentDataTag());
  ThreadTeam one(1);
  const auto expected = approximateNeighbors(points, k, one);
  QVERIFY(expected.has_value());
  for (const int threads : {2, 5}) {
    ThreadTeam team(threads);
    const auto found = approximateNeighbors(points, k, team);
    QCOMPARE(found->graph.indices, expected->graph.indices);
    QCOMPARE(found->graph.squaredDistances, expected->graph.squaredDistances);
    QCOMPARE(found->recall, expected->recall);
  }
}

void ApproximateNeighborsTest::viewsOfWiderRowsWork() {
  const MatrixF wide = samples::randomPoints(600, 9);
  const MatrixF narrow = wide.leftCols(5);
  ThreadTeam team(1);
  const auto ofView = approximateNeighbors(wide.leftCols(5), 8, team);
  const auto ofCopy = approximateNeighbors(narrow, 8, team);
  QVERIFY(ofView && ofCopy);
  QCOMPARE(ofView->graph.indices, ofCopy->graph.indices);
}

void ApproximateNeighborsTest::badInputIsRefused() {
  ThreadTeam team(1);
  MatrixF points = samples::randomPoints(10, 2);
  for (const int k : {0, -1, 10, 100}) {
    const auto found = approximateNeighbors(points, k, team);
    QVERIFY(!found.has_value());
    QCOMPARE(found.error().kind, Error::Kind::badArgument);
  }
  QVERIFY(!approximateNeighbors(MatrixF(), 1, team).has_value());
  QCOMPARE(approximateNeighbors(points * 1e19F, 3, team).error().kind, Error::Kind::badArgument);
  points(3, 1) = std::numeric_limits<float>::quiet_NaN();
  QCOMPARE(approximateNeighbors(points, 3, team).error().kind, Error::Kind::badArgument);
}

void ApproximateNeighborsTest::stopsWhenAsked_data() {
  QTest::addColumn<double>("when");
  QTest::newRow("before") << -1.0;
  QTest::newRow("while the graphs are built") << 0.1;
  QTest::newRow("while they are searched") << 0.6;
  QTest::newRow("while the recall is measured") << 0.96;
}

void ApproximateNeighborsTest::stopsWhenAsked() {
  QFETCH(double, when);
  ThreadTeam team(2);
  std::stop_source stop;
  if (when < 0) stop.request_stop();
  double last = 0;
  const auto found = approximateNeighbors(samples::randomPoints(1500, 4), 5, team, stop.get_token(),
                                          [&](double fraction) {
                                            QVERIFY(fraction >= last);
                                            last = fraction;
                                            if (fraction > when) stop.request_stop();
                                          });
  QVERIFY(!found.has_value());
  QCOMPARE(found.error().kind, Error::Kind::cancelled);
  QVERIFY(last <= std::max(0.0, when + 0.1));
}

LOOKBOOK_TEST(ApproximateNeighborsTest)

}  // namespace test_approximate_neighbors

#include "test_approximate_neighbors.moc"
