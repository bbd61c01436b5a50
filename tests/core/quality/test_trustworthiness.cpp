#include "core/quality/query_sample.h"
#include "core/quality/trustworthiness.h"
#include "tests/support/points.h"
#include "tests/support/sorted_others.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>

namespace test_trustworthiness {

using namespace lookbook;

namespace {

/// The sum of Venna & Kaski for one point, by sorting in both spaces.
double bruteForce(const MatrixF& input, const MatrixF& map, Eigen::Index i, int k) {
  const auto inInput = samples::sortedOthers(input, i);
  const auto inMap = samples::sortedOthers(map, i);
  double beyond = 0;
  for (int j = 0; j < k; ++j) {
    const std::uint32_t neighbor = inMap[static_cast<std::size_t>(j)].second;
    const auto at = std::ranges::find(inInput, neighbor, &std::pair<double, std::uint32_t>::second);
    beyond += std::max(0.0, static_cast<double>(at - inInput.begin() + 1) - k);
  }
  const auto n = static_cast<double>(input.rows());
  return 1 - 2 * beyond / (k * (2 * n - 3 * k - 1));
}

std::vector<std::uint32_t> everyThird(Eigen::Index n) {
  std::vector<std::uint32_t> queries;
  for (Eigen::Index i = 0; i < n; i += 3) queries.push_back(static_cast<std::uint32_t>(i));
  return queries;
}

}  // namespace

class TrustworthinessTest : public QObject {
  Q_OBJECT

 private slots:
  void bothAgreeWithBruteForce_data();
  void bothAgreeWithBruteForce();
  void ofTheInputItselfIsOne();
  void isNoughtAtWorst();
  void halfThePointsAreTooManyNeighbors();
  void stopsWhenAsked();
};

void TrustworthinessTest::bothAgreeWithBruteForce_data() {
  QTest::addColumn<MatrixF>("input");
  QTest::addColumn<MatrixF>("map");
  QTest::addColumn<int>("k");
  const MatrixF points = samples::clusteredPoints(600, 7, 5);
  QTest::newRow("two coordinates") << points << MatrixF(points.leftCols(2)) << 10;
  QTest::newRow("nothing in common") << points << samples::randomPoints(600, 2, 9) << 30;
  QTest::newRow("ties and duplicates")
      << samples::gridPoints(500, 3, 4) << samples::gridPoints(500, 2, 6, 9) << 12;
  QTest::newRow("a map of one place") << points << MatrixF(MatrixF::Constant(600, 2, 1)) << 7;
  QTest::newRow("nearly half of the points")
      << samples::randomPoints(21, 3) << samples::randomPoints(21, 2, 9) << 10;
}

void TrustworthinessTest::bothAgreeWithBruteForce() {
  QFETCH(MatrixF, input);
  QFETCH(MatrixF, map);
  QFETCH(int, k);
  ThreadTeam team(2);
  const std::vector<std::uint32_t> queries = everyThird(input.rows());
  const auto inInput = exactNeighbors(input, queries, k, team);
  const auto inMap = exactNeighbors(map, queries, k, team);
  const auto trusted = trustworthiness(input, queries, *inMap, team);
  const auto continued = continuity(map, queries, *inInput, team);
  QVERIFY(trusted && continued);
  QCOMPARE(trusted->size(), queries.size());
  for (std::size_t q = 0; q < queries.size(); ++q) {
    QVERIFY(std::abs((*trusted)[q] - bruteForce(input, map, queries[q], k)) < 1e-6);
    QVERIFY(std::abs((*continued)[q] - bruteForce(map, input, queries[q], k)) < 1e-6);
  }
}

void TrustworthinessTest::ofTheInputItselfIsOne() {
  const MatrixF points = samples::gridPoints(900, 2, 12);  // with duplicates
  const MatrixF map = 2 * points;
  ThreadTeam team(2);
  const std::vector<std::uint32_t> all = sampleQueries(900, 900, 0);
  const auto trusted = trustworthiness(points, all, *exactNeighbors(map, 15, team), team);
  QVERIFY(trusted.has_value());
  QVERIFY(std::ranges::all_of(*trusted, [](float value) { return value == 1; }));
}

void TrustworthinessTest::isNoughtAtWorst() {
  // On a line, the neighbours of the first point in the map are the points farthest from it in the
  // input.
  MatrixF input(11, 1);
  for (int i = 0; i < 11; ++i) input(i, 0) = static_cast<float>(i);
  MatrixF map = -input;
  map(0, 0) = -11;
  ThreadTeam team(1);
  const std::vector<std::uint32_t> first{0};
  const auto trusted = trustworthiness(input, first, *exactNeighbors(map, first, 4, team), team);
  QVERIFY(trusted.has_value());
  QVERIFY(std::abs(trusted->front()) < 1e-6);
}

void TrustworthinessTest::halfThePointsAreTooManyNeighbors() {
  const MatrixF points = samples::randomPoints(20, 2);
  ThreadTeam team(1);
  const std::vector<std::uint32_t> all = sampleQueries(20, 20, 0);
  QVERIFY(trustworthiness(points, all, *exactNeighbors(points, 9, team), team).has_value());
  const auto refused = trustworthiness(points, all, *exactNeighbors(points, 10, team), team);
  QVERIFY(!refused.has_value());
  QCOMPARE(refused.error().message,
           "neighbors is 10; it must be fewer than half of the 20 points.");
}

void TrustworthinessTest::stopsWhenAsked() {
  const MatrixF points = samples::randomPoints(300, 2);
  ThreadTeam team(2);
  std::stop_source stop;
  stop.request_stop();
  const std::vector<std::uint32_t> all = sampleQueries(300, 300, 0);
  const auto trusted =
      trustworthiness(points, all, *exactNeighbors(points, 5, team), team, stop.get_token());
  QVERIFY(!trusted.has_value());
  QCOMPARE(trusted.error().kind, Error::Kind::cancelled);
}

LOOKBOOK_TEST(TrustworthinessTest)

}  // namespace test_trustworthiness

#include "test_trustworthiness.moc"
