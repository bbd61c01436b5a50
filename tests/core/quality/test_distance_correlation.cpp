#include "core/quality/distance_correlation.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <vector>

namespace test_distance_correlation {

using namespace lookbook;

namespace {

constexpr std::size_t kAll = 1'000'000;

std::vector<double> allDistances(const MatrixF& points) {
  std::vector<double> distances;
  for (Eigen::Index i = 0; i < points.rows(); ++i)
    for (Eigen::Index j = i + 1; j < points.rows(); ++j)
      distances.push_back((points.row(i) - points.row(j)).cast<double>().squaredNorm());
  return distances;
}

/// Mean ranks, by counting smaller and equal values.
std::vector<double> ranksOf(const std::vector<double>& values) {
  std::vector<double> ranks;
  for (const double value : values) {
    double less = 0;
    double equal = 0;
    for (const double other : values) {
      less += other < value ? 1 : 0;
      equal += other == value ? 1 : 0;
    }
    ranks.push_back(less + (equal + 1) / 2);
  }
  return ranks;
}

double bruteForce(const MatrixF& input, const MatrixF& map) {
  const auto a = ranksOf(allDistances(input));
  const auto b = ranksOf(allDistances(map));
  const double mean = static_cast<double>(a.size() + 1) / 2;
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t p = 0; p < a.size(); ++p) {
    ab += (a[p] - mean) * (b[p] - mean);
    aa += (a[p] - mean) * (a[p] - mean);
    bb += (b[p] - mean) * (b[p] - mean);
  }
  return ab / std::sqrt(aa * bb);
}

}  // namespace

class DistanceCorrelationTest : public QObject {
  Q_OBJECT

 private slots:
  void agreesWithBruteForce_data();
  void agreesWithBruteForce();
  void ofTheInputItselfIsOne();
  void oneDistanceCorrelatesWithNothing();
  void aSampleIsNearTheWhole();
  void everyTeamGivesTheSameBytes();
  void stopsWhenAsked();
};

void DistanceCorrelationTest::agreesWithBruteForce_data() {
  QTest::addColumn<MatrixF>("input");
  QTest::addColumn<MatrixF>("map");
  const MatrixF points = samples::clusteredPoints(90, 5, 4);
  QTest::newRow("two coordinates") << points << MatrixF(points.leftCols(2));
  QTest::newRow("nothing in common") << points << samples::randomPoints(90, 2, 9);
  QTest::newRow("ties") << samples::gridPoints(80, 3, 3) << samples::gridPoints(80, 2, 4, 9);
}

void DistanceCorrelationTest::agreesWithBruteForce() {
  QFETCH(MatrixF, input);
  QFETCH(MatrixF, map);
  ThreadTeam team(2);
  const auto found = distanceCorrelation(input, map, kAll, 0, team);
  QVERIFY(found.has_value());
  QVERIFY(std::abs(found->value - bruteForce(input, map)) < 1e-6);
  QCOMPARE(found->standardError, 0.0);
}

void DistanceCorrelationTest::ofTheInputItselfIsOne() {
  const MatrixF points = samples::gridPoints(300, 2, 9);
  ThreadTeam team(1);
  QVERIFY(std::abs(distanceCorrelation(points, 2 * points, kAll, 0, team)->value - 1) < 1e-12);
}

void DistanceCorrelationTest::oneDistanceCorrelatesWithNothing() {
  ThreadTeam team(1);
  const auto found =
      distanceCorrelation(samples::randomPoints(20, 3), MatrixF::Constant(20, 2, 1), kAll, 0, team);
  QCOMPARE(found->value, 0.0);
  QVERIFY(!distanceCorrelation(samples::randomPoints(1, 3), samples::randomPoints(1, 2), kAll, 0,
                               team));
}

void DistanceCorrelationTest::aSampleIsNearTheWhole() {
  const MatrixF points = samples::clusteredPoints(800, 5, 4);
  const MatrixF map = points.leftCols(2);
  ThreadTeam team(2);
  const double whole = distanceCorrelation(points, map, kAll, 0, team)->value;
  double farthest = 0;
  for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
    const auto sample = distanceCorrelation(points, map, 20'000, seed, team);
    QVERIFY(sample->standardError > 0.0005 && sample->standardError < 0.02);
    const double apart = std::abs(sample->value - whole);
    QVERIFY(apart < 4 * sample->standardError);
    farthest = std::max(farthest, apart);
  }
  QVERIFY2(farthest > 0, "a sample is not the whole");
  QCOMPARE(correlatedPairs(800, 20'000), 20'000U);
  QCOMPARE(correlatedPairs(800, kAll), 800U * 799U / 2U);
}

void DistanceCorrelationTest::everyTeamGivesTheSameBytes() {
  const MatrixF points = samples::clusteredPoints(500, 5, 4);
  ThreadTeam one(1);
  const double expected = distanceCorrelation(points, points.leftCols(2), 5000, 3, one)->value;
  for (const int threads : {2, 5}) {
    ThreadTeam team(threads);
    QCOMPARE(distanceCorrelation(points, points.leftCols(2), 5000, 3, team)->value, expected);
  }
}

void DistanceCorrelationTest::stopsWhenAsked() {
  const MatrixF points = samples::randomPoints(50, 2);
  ThreadTeam team(2);
  std::stop_source stop;
  stop.request_stop();
  const auto found = distanceCorrelation(points, points, kAll, 0, team, stop.get_token());
  QVERIFY(!found.has_value());
  QCOMPARE(found.error().kind, Error::Kind::cancelled);
}

LOOKBOOK_TEST(DistanceCorrelationTest)

}  // namespace test_distance_correlation

#include "test_distance_correlation.moc"
