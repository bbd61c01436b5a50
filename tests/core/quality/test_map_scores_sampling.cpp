// Scores of samples of points. Separate from test_map_scores, which also runs with ThreadSanitizer.

#include "core/quality/map_scores.h"
#include "tests/core/quality/scored_sample.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>

namespace test_map_scores_sampling {

using namespace lookbook;
using samples::numbersOf;
using samples::Sample;

class MapScoresSamplingTest : public QObject {
  Q_OBJECT

 private slots:
  void sampleIsNearTheWhole();
  void manyPointsAreSampledUnlessAskedFor();
  void sampleHoldsEachPointOnce();
  void meanOfASampleHasItsError();
};

void MapScoresSamplingTest::sampleIsNearTheWhole() {
  const Sample sample(1200);
  ThreadTeam team(2);
  const auto whole = numbersOf(*scoreMap(sample.of(), {.pairs = 1'000'000}, team));
  for (const std::uint64_t seed : {1, 2, 3}) {
    const auto scores =
        scoreMap(sample.of(), {.queries = 250, .pairs = 50'000, .seed = seed}, team);
    QVERIFY(scores && scores->sampled());
    QCOMPARE(scores->queries, 250U);
    const auto some = numbersOf(*scores);
    for (std::size_t m = 0; m < some.size(); m += 2) {
      QVERIFY(some[m + 1] > 0 && some[m + 1] < 0.05);
      QVERIFY2(std::abs(some[m] - whole[m]) < 4 * some[m + 1], qPrintable(QString::number(m / 2)));
    }
  }
}

void MapScoresSamplingTest::manyPointsAreSampledUnlessAskedFor() {
  const std::size_t many = 20'001;
  const MatrixF line = samples::randomPoints(many, 1);
  ThreadTeam team(2);
  const auto sampled = scoreMap({line, line, {}}, {.pairs = 100}, team);
  QVERIFY(sampled && sampled->sampled());
  QCOMPARE(sampled->queries, 2000U);
  const auto exact =
      scoreMap({line.topRows(20'000), line.topRows(20'000), {}}, {.pairs = 100}, team);
  QVERIFY(exact && !exact->sampled());
}

void MapScoresSamplingTest::sampleHoldsEachPointOnce() {
  const auto sample = sampleQueries(1000, 300, 7);
  QCOMPARE(sample.size(), 300U);
  QVERIFY(std::ranges::is_sorted(sample));
  QVERIFY(std::ranges::adjacent_find(sample) == sample.end());
  QVERIFY(sample.back() < 1000);
  QVERIFY(sampleQueries(1000, 300, 8) != sample);
  QCOMPARE(sampleQueries(1000, 300, 7), sample);
  QVERIFY(std::ranges::includes(sampleQueries(1000, 500, 7), sample));
  QCOMPARE(sampleQueries(4, 9, 7), (std::vector<std::uint32_t>{0, 1, 2, 3}));
}

void MapScoresSamplingTest::meanOfASampleHasItsError() {
  const std::vector<float> values{1, 2, 3, 6};
  const Estimate some = sampleMean(values, 16);
  QCOMPARE(some.value, 3.0);
  // Variance 14 / 3, divided by four samples, with the finite population correction of three
  // quarters.
  QVERIFY(std::abs(some.standardError - std::sqrt(14.0 / 3 / 4 * 0.75)) < 1e-12);
  QCOMPARE(sampleMean(values, 4).standardError, 0.0);
  QCOMPARE(sampleMean({}, 4).value, 0.0);
}

LOOKBOOK_TEST(MapScoresSamplingTest)

}  // namespace test_map_scores_sampling

#include "test_map_scores_sampling.moc"
