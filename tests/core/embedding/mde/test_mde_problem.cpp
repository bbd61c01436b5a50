#include "core/embedding/mde/average_distortion.h"
#include "core/embedding/mde/pair_sampling.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace test_mde_problem {

using namespace lookbook;

namespace {

NeighborGraph graphOf(const MatrixF& points, int k) {
  ThreadTeam team(2);
  return *exactNeighbors(points, k, team);
}

/// The pairs of one kind as (code, parameter), from the rows of their first points.
std::vector<std::pair<std::uint64_t, float>> pairsOf(const MdeProblem& problem, PairKind kind) {
  std::vector<std::pair<std::uint64_t, float>> pairs;
  for (const PairRows& rows : problem.rows) {
    if (rows.kind != kind) continue;
    for (std::uint32_t i = 0; i < problem.n; ++i)
      for (std::uint32_t e = rows.rowStart[i]; e < rows.rowStart[i + 1]; ++e)
        if (rows.columns[e] > i)
          pairs.emplace_back(pairCode(i, rows.columns[e]), rows.parameters[e]);
  }
  return pairs;
}

bool refused(const Result<MdeProblem>& problem, const char* word) {
  return !problem.has_value() && problem.error().kind == Error::Kind::badArgument &&
         QString::fromStdString(problem.error().message).contains(word);
}

}  // namespace

class MdeProblemTest : public QObject {
  Q_OBJECT

 private slots:
  void neighborsAreOneInAHundredPairs_data();
  void neighborsAreOneInAHundredPairs();
  void mutualNeighborsWeighTwice();
  void dissimilarPairsAreDistinctOthers_data();
  void dissimilarPairsAreDistinctOthers();
  void dissimilarPairsFollowTheSeed();
  void pairsAreDrawnEvenly_data();
  void pairsAreDrawnEvenly();
  void everyPairStandsInBothRows();
  void distancesAreTheInputs();
  void standardizedDistancesAreScaled();
  void badInputIsRefused();
};

void MdeProblemTest::neighborsAreOneInAHundredPairs_data() {
  QTest::addColumn<int>("asked");
  QTest::addColumn<int>("points");
  QTest::addColumn<int>("neighbors");
  QTest::newRow("many points") << 0 << 70000 << 15;
  QTest::newRow("some points") << 0 << 2000 << 9;
  QTest::newRow("few points") << 0 << 500 << 5;
  QTest::newRow("ten") << 0 << 10 << 5;
  QTest::newRow("eight") << 0 << 8 << 4;
  QTest::newRow("hardly any") << 0 << 4 << 3;
  QTest::newRow("as asked") << 30 << 2000 << 30;
  QTest::newRow("more than there are") << 30 << 20 << 19;
}

void MdeProblemTest::neighborsAreOneInAHundredPairs() {
  QFETCH(int, asked);
  QFETCH(int, points);
  QFETCH(int, neighbors);
  MdeOptions options;
  options.neighbors = asked;
  QCOMPARE(neighborsForMde(options, static_cast<std::size_t>(points)), neighbors);
}

void MdeProblemTest::mutualNeighborsWeighTwice() {
  MatrixF line(4, 1);
  line << 0, 1, 3, 7;  // neighbours: 0 -> 1, 1 -> 0, 2 -> 1, 3 -> 2
  const auto problem = preserveNeighbors(graphOf(line, 1), {}, 0);
  const std::vector<std::pair<std::uint64_t, float>> expected{
      {pairCode(0, 1), 2.0F}, {pairCode(1, 2), 1.0F}, {pairCode(2, 3), 1.0F}};
  QVERIFY(pairsOf(*problem, PairKind::similar) == expected);
  QCOMPARE(problem->pairs, 6U);
  for (const auto& [pair, weight] : pairsOf(*problem, PairKind::dissimilar))
    QCOMPARE(weight, -1.0F);
}

void MdeProblemTest::dissimilarPairsAreDistinctOthers_data() {
  QTest::addColumn<int>("points");
  QTest::addColumn<double>("fraction");
  QTest::addColumn<int>("constraint");
  QTest::addColumn<double>("expected");
  QTest::newRow("as many") << 1500 << 0.0 << 0 << 1.0;
  QTest::newRow("half as many if standardized") << 1500 << 0.0 << 1 << 0.5;
  QTest::newRow("as asked") << 1500 << 2.5 << 1 << 2.5;
  QTest::newRow("most of all") << 40 << 2.0 << 0 << 2.0;
  QTest::newRow("all there are") << 20 << 50.0 << 0 << -1.0;
}

void MdeProblemTest::dissimilarPairsAreDistinctOthers() {
  QFETCH(int, points);
  QFETCH(double, fraction);
  QFETCH(int, constraint);
  QFETCH(double, expected);
  const auto n = static_cast<std::size_t>(points);
  MdeOptions options;
  options.repulsiveFraction = fraction;
  options.constraint = static_cast<MdeConstraint>(constraint);
  const auto problem = preserveNeighbors(graphOf(samples::randomPoints(n, 4), 5), options, 3);
  const auto similar = pairsOf(*problem, PairKind::similar);
  const auto dissimilar = pairsOf(*problem, PairKind::dissimilar);
  const std::size_t others = n * (n - 1) / 2 - similar.size();
  QCOMPARE(dissimilar.size(),
           expected < 0 ? others
                        : static_cast<std::size_t>(expected * static_cast<double>(similar.size())));
  std::set<std::uint64_t> seen;
  for (const auto& [pair, weight] : similar) seen.insert(pair);
  for (const auto& [pair, weight] : dissimilar) {
    QVERIFY(seen.insert(pair).second);
    QVERIFY(firstOf(pair) < secondOf(pair) && secondOf(pair) < n);
  }
  QCOMPARE(problem->pairs, seen.size());
}

void MdeProblemTest::dissimilarPairsFollowTheSeed() {
  const NeighborGraph graph = graphOf(samples::randomPoints(300, 4), 5);
  const auto pairs = [&](std::uint64_t seed) {
    return pairsOf(*preserveNeighbors(graph, {}, seed), PairKind::dissimilar);
  };
  QVERIFY(pairs(1) == pairs(1));
  QVERIFY(pairs(1) != pairs(2));
}

void MdeProblemTest::pairsAreDrawnEvenly_data() {
  QTest::addColumn<int>("count");
  QTest::newRow("few of all") << 30;
  QTest::newRow("most of all") << 150;
}

void MdeProblemTest::pairsAreDrawnEvenly() {
  QFETCH(int, count);
  constexpr std::size_t kPoints = 20;
  constexpr int kSeeds = 4000;
  const std::vector<std::uint64_t> excluded{pairCode(0, 1), pairCode(3, 9), pairCode(18, 19)};
  std::map<std::uint64_t, int> drawn;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed)
    for (const std::uint64_t pair :
         samplePairs(kPoints, static_cast<std::size_t>(count), excluded, seed))
      ++drawn[pair];
  constexpr int kOthers = 187;
  QCOMPARE(drawn.size(), static_cast<std::size_t>(kOthers));
  const double share = static_cast<double>(count) / kOthers;
  const double deviation = std::sqrt(kSeeds * share * (1 - share));
  for (const auto& [pair, times] : drawn)
    QVERIFY2(std::abs(times - kSeeds * share) < 5 * deviation, qPrintable(QString::number(times)));
}

void MdeProblemTest::everyPairStandsInBothRows() {
  const auto problem = preserveNeighbors(graphOf(samples::gridPoints(400, 3, 5), 6), {}, 3);
  for (const PairRows& rows : problem->rows) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, float> entries;
    for (std::uint32_t i = 0; i < problem->n; ++i)
      for (std::uint32_t e = rows.rowStart[i]; e < rows.rowStart[i + 1]; ++e) {
        QVERIFY(e == rows.rowStart[i] || rows.columns[e - 1] < rows.columns[e]);
        entries[{i, rows.columns[e]}] = rows.parameters[e];
      }
    for (const auto& [entry, parameter] : entries) {
      const auto twin = entries.find({entry.second, entry.first});
      QVERIFY(twin != entries.end() && twin->second == parameter);
    }
  }
}

void MdeProblemTest::distancesAreTheInputs() {
  ThreadTeam team(2);
  const MatrixF points = samples::randomPoints(60, 7);
  MdeOptions options;
  const auto all = preserveDistances(points, 2, options, 0, team);
  QCOMPARE(all->pairs, 60U * 59 / 2);
  for (const auto& [pair, distance] : pairsOf(*all, PairKind::measured)) {
    const double expected =
        static_cast<double>((points.row(firstOf(pair)) - points.row(secondOf(pair))).norm());
    QVERIFY(std::abs(static_cast<double>(distance) - expected) < 1e-5 * expected);
  }
  options.maxDistances = 100;
  const auto sample = preserveDistances(points, 2, options, 0, team);
  QCOMPARE(sample->pairs, 100U);
  QCOMPARE(pairsOf(*sample, PairKind::measured).size(), 100U);
}

void MdeProblemTest::standardizedDistancesAreScaled() {
  ThreadTeam team(2);
  MdeOptions options;
  options.constraint = MdeConstraint::standardized;
  const auto problem = preserveDistances(samples::randomPoints(500, 7), 3, options, 0, team);
  double squares = 0;
  for (const auto& [pair, distance] : pairsOf(*problem, PairKind::measured))
    squares += static_cast<double>(distance) * static_cast<double>(distance);
  const double mean = squares / static_cast<double>(problem->pairs);
  QVERIFY2(std::abs(mean - 2.0 * 500 * 3 / 499) < 1e-4, qPrintable(QString::number(mean)));
}

void MdeProblemTest::badInputIsRefused() {
  ThreadTeam team(1);
  const NeighborGraph graph = graphOf(samples::randomPoints(30, 3), 4);
  MdeOptions options;
  options.repulsive = RepulsivePenalty::none;
  QVERIFY(refused(preserveNeighbors(graph, options, 0), "standardized"));
  options.constraint = MdeConstraint::standardized;
  QCOMPARE(preserveNeighbors(graph, options, 0)->rows.size(), 1U);
  QVERIFY(refused(preserveNeighbors({}, {}, 0), "at least 2 points"));
  options = {};
  options.repulsiveFraction = -1;
  QVERIFY(refused(preserveNeighbors(graph, options, 0), "repulsive-fraction"));

  MatrixF points = samples::randomPoints(30, 3);
  QVERIFY(refused(preserveDistances(points.topRows(1), 2, {}, 0, team), "At least 2"));
  options = {};
  options.maxDistances = 0;
  QVERIFY(refused(preserveDistances(points, 2, options, 0, team), "max-distances"));
  points(7, 1) = std::numeric_limits<float>::quiet_NaN();
  QVERIFY(refused(preserveDistances(points, 2, {}, 0, team), "finite"));
}

LOOKBOOK_TEST(MdeProblemTest)

}  // namespace test_mde_problem

#include "test_mde_problem.moc"
