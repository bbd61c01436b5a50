#include "core/embedding/tsne/affinities.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <map>

namespace test_affinities {

using namespace lookbook;

namespace {

double perplexityOf(std::span<const float> row) {
  double entropy = 0;
  for (const float p : row)
    if (p > 0) entropy -= static_cast<double>(p) * std::log(static_cast<double>(p));
  return std::exp(entropy);
}

}  // namespace

class AffinitiesTest : public QObject {
  Q_OBJECT

 private slots:
  void perplexityIsTheTarget_data();
  void perplexityIsTheTarget();
  void equalDistancesShareEqually();
  void nearerNeighborsGetMore();
  void jointIsSymmetricAndSumsToOne();
  void jointIsTheMeanOfBothConditionals();
  void everyTeamGivesTheSameBytes();
  void badPerplexityIsRefused();
};

void AffinitiesTest::perplexityIsTheTarget_data() {
  QTest::addColumn<double>("perplexity");
  QTest::addColumn<double>("scale");
  for (const double perplexity : {2.0, 5.0, 30.0, 89.0})
    for (const double scale : {1e-6, 1.0, 1e6})
      QTest::addRow("%g at scale %g", perplexity, scale) << perplexity << scale;
}

void AffinitiesTest::perplexityIsTheTarget() {
  QFETCH(double, perplexity);
  QFETCH(double, scale);
  ThreadTeam team(2);
  const MatrixF points = samples::clusteredPoints(1500, 6, 7) * static_cast<float>(scale);
  const auto graph = exactNeighbors(points, 90, team);
  const auto conditional = conditionalAffinities(*graph, perplexity, team);
  QVERIFY(conditional.has_value());
  for (std::size_t i = 0; i < graph->n; ++i) {
    const auto row = std::span(*conditional).subspan(i * 90, 90);
    double sum = 0;
    for (const float p : row) sum += static_cast<double>(p);
    QVERIFY(std::abs(sum - 1) < 1e-5);
    QVERIFY(std::abs(perplexityOf(row) - perplexity) < 1e-3 * perplexity);
  }
}

void AffinitiesTest::equalDistancesShareEqually() {
  ThreadTeam team(1);
  const auto graph = exactNeighbors(MatrixF::Constant(40, 3, 1.0F), 10, team);
  const auto conditional = conditionalAffinities(*graph, 3, team);
  QVERIFY(conditional.has_value());
  for (const float p : *conditional) QCOMPARE(p, 0.1F);
}

void AffinitiesTest::nearerNeighborsGetMore() {
  ThreadTeam team(1);
  const auto graph = exactNeighbors(samples::randomPoints(200, 4), 30, team);
  const auto conditional = conditionalAffinities(*graph, 10, team);
  for (std::size_t i = 0; i < graph->n; ++i) {
    const auto row = std::span(*conditional).subspan(i * 30, 30);
    QVERIFY(std::is_sorted(row.rbegin(), row.rend()));
  }
}

void AffinitiesTest::jointIsSymmetricAndSumsToOne() {
  ThreadTeam team(2);
  const auto graph = exactNeighbors(samples::clusteredPoints(1300, 5, 6), 20, team);
  const SparseMatrix joint = symmetrize(*graph, *conditionalAffinities(*graph, 6, team), team);
  QCOMPARE(joint.size(), std::size_t{1300});
  std::map<std::pair<std::uint32_t, std::uint32_t>, float> entries;
  double sum = 0;
  for (std::uint32_t i = 0; i < joint.size(); ++i)
    for (std::uint32_t e = joint.rowStart[i]; e < joint.rowStart[i + 1]; ++e) {
      if (e > joint.rowStart[i]) QVERIFY(joint.columns[e - 1] < joint.columns[e]);
      entries[{i, joint.columns[e]}] = joint.values[e];
      sum += static_cast<double>(joint.values[e]);
    }
  QVERIFY(std::abs(sum - 1) < 1e-6);
  for (const auto& [place, value] : entries) {
    const auto twin = entries.find({place.second, place.first});
    QVERIFY(twin != entries.end());
    QCOMPARE(twin->second, value);
  }
}

void AffinitiesTest::jointIsTheMeanOfBothConditionals() {
  // Four points on a line, two neighbours each: small enough to write out.
  NeighborGraph graph{.n = 4,
                      .k = 2,
                      .indices = {1, 2, 0, 2, 1, 3, 2, 1},
                      .squaredDistances = {1, 4, 1, 1, 1, 1, 1, 4}};
  const std::vector<float> conditional{0.75F, 0.25F, 0.5F, 0.5F, 0.5F, 0.5F, 0.75F, 0.25F};
  ThreadTeam team(1);
  const SparseMatrix joint = symmetrize(graph, conditional, team);
  QCOMPARE(joint.rowStart, (std::vector<std::uint32_t>{0, 2, 5, 8, 10}));
  QCOMPARE(joint.columns, (std::vector<std::uint32_t>{1, 2, 0, 2, 3, 0, 1, 3, 1, 2}));
  const std::vector<float> expected{1.25F / 8, 0.25F / 8, 1.25F / 8, 1.0F / 8,  0.25F / 8,
                                    0.25F / 8, 1.0F / 8,  1.25F / 8, 0.25F / 8, 1.25F / 8};
  QCOMPARE(joint.values, expected);
}

void AffinitiesTest::everyTeamGivesTheSameBytes() {
  ThreadTeam one(1);
  const auto graph = exactNeighbors(samples::clusteredPoints(5000, 3, 6), 20, one);
  const SparseMatrix expected = symmetrize(*graph, *conditionalAffinities(*graph, 6, one), one);
  for (const int threads : {2, 5}) {
    ThreadTeam team(threads);
    const SparseMatrix joint = symmetrize(*graph, *conditionalAffinities(*graph, 6, team), team);
    QCOMPARE(joint.rowStart, expected.rowStart);
    QCOMPARE(joint.columns, expected.columns);
    QCOMPARE(joint.values, expected.values);
  }
}

void AffinitiesTest::badPerplexityIsRefused() {
  ThreadTeam team(1);
  const auto graph = exactNeighbors(samples::randomPoints(20, 2), 9, team);
  for (const double perplexity : {0.5, 9.5, -1.0, std::nan("")})
    QCOMPARE(conditionalAffinities(*graph, perplexity, team).error().kind,
             Error::Kind::badArgument);
}

LOOKBOOK_TEST(AffinitiesTest)

}  // namespace test_affinities

#include "test_affinities.moc"
