#include "core/quality/map_scores.h"
#include "tests/core/quality/scored_sample.h"
#include "tests/support/points.h"
#include "tests/support/sorted_others.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <limits>
#include <set>

namespace test_map_scores {

using namespace lookbook;
using samples::labelsOf;
using samples::numbersOf;
using samples::Sample;

namespace {

/// The vote of the five nearest neighbours, computed directly.
int voteOf(const MatrixF& points, const std::vector<lookbook::ClassId>& labels, Eigen::Index i) {
  const auto others = samples::sortedOthers(points, i);
  std::array<int, 256> counts{};
  for (std::size_t j = 0; j < 5; ++j) ++counts[labels[others[j].second]];
  const int most = *std::ranges::max_element(counts);
  for (std::size_t j = 0; j < 5; ++j)
    if (counts[labels[others[j].second]] == most) return labels[others[j].second];
  return -1;
}

}  // namespace

class MapScoresTest : public QObject {
  Q_OBJECT

 private slots:
  void theInputItselfScoresOne();
  void pointScoresAgreeWithBruteForce();
  void wholeIsTheMeanOfItsPoints();
  void fewNeighborsLeaveTheVotesAlone();
  void withoutLabelsTheRestIsTold();
  void oneClassHasNoSilhouette();
  void pointsWithoutALabelAreLeftOutOfScoresOfLabels();
  void everyTeamGivesTheSameNumbers();
  void badInputIsRefused_data();
  void badInputIsRefused();
  void stopsWhenAsked();
};

void MapScoresTest::theInputItselfScoresOne() {
  const MatrixF points = samples::gridPoints(700, 2, 10);  // duplicates and ties
  ThreadTeam team(2);
  const auto scores = scoreMap({points, points, {}}, {}, team);
  QVERIFY(scores.has_value());
  for (const Estimate& estimate :
       {scores->trustworthiness, scores->continuity, scores->neighborRecall}) {
    QCOMPARE(estimate.value, 1.0);
    QCOMPARE(estimate.standardError, 0.0);
  }
  QVERIFY(std::abs(scores->distanceCorrelation.value - 1) < 1e-12);
}

void MapScoresTest::pointScoresAgreeWithBruteForce() {
  const Sample sample(500);
  ThreadTeam team(2);
  const std::vector<std::uint32_t> queries{3, 499, 0, 250, 17};
  const auto scores = scorePoints(sample.of(), queries, {.neighbors = 8}, team);
  QVERIFY(scores.has_value());
  for (std::size_t q = 0; q < queries.size(); ++q) {
    const auto inInput = samples::sortedOthers(sample.input, queries[q]);
    const auto inMap = samples::sortedOthers(sample.map, queries[q]);
    std::set<std::uint32_t> near;
    for (std::size_t j = 0; j < 8; ++j) near.insert(inInput[j].second);
    int kept = 0;
    int alike = 0;
    for (std::size_t j = 0; j < 8; ++j) kept += near.contains(inMap[j].second) ? 1 : 0;
    for (std::size_t j = 0; j < 5; ++j)
      alike += sample.labels[inMap[j].second] == sample.labels[queries[q]] ? 1 : 0;
    QCOMPARE(scores->neighborRecall[q], static_cast<float>(kept) / 8);
    QCOMPARE(scores->labelAgreement[q], static_cast<float>(alike) / 5);
    QCOMPARE(int{scores->mapVotes[q]}, voteOf(sample.map, sample.labels, queries[q]));
    QCOMPARE(int{scores->inputVotes[q]}, voteOf(sample.input, sample.labels, queries[q]));
  }
}

void MapScoresTest::wholeIsTheMeanOfItsPoints() {
  const Sample sample(400);
  ThreadTeam team(2);
  const auto points = scorePoints(sample.of(), sampleQueries(400, 400, 0), {}, team);
  const auto whole = scoreMap(sample.of(), {}, team);
  QVERIFY(points && whole);
  const auto mean = [](const std::vector<float>& values) {
    double sum = 0;
    for (const float value : values) sum += static_cast<double>(value);
    return sum / static_cast<double>(values.size());
  };
  QVERIFY(std::abs(whole->trustworthiness.value - mean(points->trustworthiness)) < 1e-9);
  QVERIFY(std::abs(whole->continuity.value - mean(points->continuity)) < 1e-9);
  QVERIFY(std::abs(whole->neighborRecall.value - mean(points->neighborRecall)) < 1e-9);
  QVERIFY(std::abs(whole->silhouette->value - mean(points->silhouette)) < 1e-9);
  double right = 0;
  double rightInput = 0;
  for (std::size_t i = 0; i < 400; ++i) {
    right += points->mapVotes[i] == sample.labels[i] ? 1 : 0;
    rightInput += points->inputVotes[i] == sample.labels[i] ? 1 : 0;
  }
  QCOMPARE(whole->labelAccuracy->value, right / 400);
  QCOMPARE(whole->labelAccuracyInput->value, rightInput / 400);
  QVERIFY(rightInput > right);
}

void MapScoresTest::fewNeighborsLeaveTheVotesAlone() {
  const Sample sample(300);
  ThreadTeam team(2);
  const auto one = scoreMap(sample.of(), {.neighbors = 1}, team);
  const auto ten = scoreMap(sample.of(), {.neighbors = 10}, team);
  QVERIFY(one && ten);
  QCOMPARE(one->labelAccuracy->value, ten->labelAccuracy->value);
  QVERIFY(one->neighborRecall.value != ten->neighborRecall.value);
  // Fewer points than voters: all others vote.
  const Sample few(4);
  QVERIFY(scoreMap(few.of(), {.neighbors = 1}, team)->labelAccuracy.has_value());
}

void MapScoresTest::withoutLabelsTheRestIsTold() {
  const Sample sample(200);
  ThreadTeam team(2);
  const auto with = scoreMap(sample.of(), {}, team);
  const auto without = scoreMap({sample.input, sample.map, {}}, {}, team);
  QVERIFY(with && without);
  QVERIFY(!without->labelAccuracy && !without->labelAccuracyInput && !without->silhouette);
  QCOMPARE(without->trustworthiness.value, with->trustworthiness.value);
  QCOMPARE(without->distanceCorrelation.value, with->distanceCorrelation.value);
}

void MapScoresTest::oneClassHasNoSilhouette() {
  const Sample sample(100);
  ThreadTeam team(1);
  const auto scores = scoreMap({sample.input, sample.map, labelsOf(100, 1)}, {}, team);
  QVERIFY(scores.has_value());
  QCOMPARE(scores->labelAccuracy->value, 1.0);
  QVERIFY(!scores->silhouette.has_value());
}

// Far away, they are nobody's neighbours: the scores are those without them.
void MapScoresTest::pointsWithoutALabelAreLeftOutOfScoresOfLabels() {
  const Sample sample(300);
  constexpr lookbook::ClassId kUnlabelled = 16;
  constexpr float kFar = 1e4F;
  MatrixF input(350, sample.input.cols());
  input << sample.input, (sample.input.topRows(50).array() + kFar).matrix();
  const MatrixF map = input.leftCols(2);
  std::vector<lookbook::ClassId> labels = sample.labels;
  labels.resize(350, kUnlabelled);
  ThreadTeam team(2);
  const auto expected = scoreMap(sample.of(), {}, team);
  const auto scores = scoreMap({input, map, labels, kUnlabelled}, {}, team);
  QVERIFY(expected && scores);
  QCOMPARE(scores->points, std::size_t{350});
  QCOMPARE(scores->labelAccuracy->value, expected->labelAccuracy->value);
  QCOMPARE(scores->labelAccuracyInput->value, expected->labelAccuracyInput->value);
  QCOMPARE(scores->silhouette->value, expected->silhouette->value);
  const std::vector<lookbook::ClassId> none(350, kUnlabelled);
  const auto without = scoreMap({input, map, none, kUnlabelled}, {}, team);
  QVERIFY(without && !without->labelAccuracy && !without->silhouette);
}

void MapScoresTest::everyTeamGivesTheSameNumbers() {
  const Sample sample(900);
  for (const int queries : {0, 100}) {
    ThreadTeam one(1);
    const auto expected = scoreMap(sample.of(), {.queries = queries, .pairs = 5000}, one);
    for (const int threads : {2, 5}) {
      ThreadTeam team(threads);
      const auto scores = scoreMap(sample.of(), {.queries = queries, .pairs = 5000}, team);
      QVERIFY(numbersOf(*scores) == numbersOf(*expected));
    }
  }
}

void MapScoresTest::badInputIsRefused_data() {
  QTest::addColumn<MatrixF>("input");
  QTest::addColumn<MatrixF>("map");
  QTest::addColumn<int>("labels");
  QTest::addColumn<int>("neighbors");
  QTest::addColumn<QString>("says");
  const MatrixF points = samples::randomPoints(30, 4);
  const MatrixF map = points.leftCols(2);
  MatrixF nan = map;
  nan(7, 1) = std::numeric_limits<float>::quiet_NaN();
  QTest::newRow("fewer points in the map") << points << MatrixF(map.topRows(20)) << 30 << 5
                                           << "The map has 20 points, but the input has 30.";
  QTest::newRow("fewer labels") << points << map << 29 << 5 << "There are 29 labels for 30 points.";
  QTest::newRow("no number in the map") << points << nan << 0 << 5 << "The map holds a value";
  QTest::newRow("no number in the input") << nan << map << 0 << 5 << "The input holds a value";
  QTest::newRow("half of the points")
      << points << map << 0 << 15 << "neighbors is 15; it must be at most 14 for 30 points";
  QTest::newRow("no neighbours") << points << map << 0 << 0
                                 << "neighbors is 0; it must be between 1";
  QTest::newRow("two points") << MatrixF(points.topRows(2)) << MatrixF(map.topRows(2)) << 0 << 1
                              << "There are 2 points; scores need at least 3.";
  QTest::newRow("nothing") << MatrixF() << MatrixF() << 0 << 1 << "There are 0 points";
  QTest::newRow("no dimensions") << points << MatrixF(30, 0) << 0 << 5 << "no dimensions";
}

void MapScoresTest::badInputIsRefused() {
  QFETCH(MatrixF, input);
  QFETCH(MatrixF, map);
  QFETCH(int, labels);
  QFETCH(int, neighbors);
  QFETCH(QString, says);
  ThreadTeam team(1);
  const auto scores = scoreMap({input, map, labelsOf(static_cast<std::size_t>(labels), 3)},
                               {.neighbors = neighbors}, team);
  QVERIFY(!scores.has_value());
  QCOMPARE(scores.error().kind, Error::Kind::badArgument);
  QVERIFY2(QString::fromStdString(scores.error().message).contains(says),
           scores.error().message.c_str());
}

// It is stopped in each of its steps in turn.
void MapScoresTest::stopsWhenAsked() {
  const Sample sample(1500);
  ThreadTeam team(2);
  for (const double at : {0.0, 0.2, 0.4, 0.6, 0.8, 0.95}) {
    std::stop_source stop;
    if (at == 0) stop.request_stop();
    double last = 0;
    const auto scores = scoreMap(sample.of(), {}, team, stop.get_token(), [&](double fraction) {
      QVERIFY(fraction >= last && fraction <= 1);
      last = fraction;
      if (fraction >= at) stop.request_stop();
    });
    QVERIFY(!scores.has_value());
    QCOMPARE(scores.error().kind, Error::Kind::cancelled);
    QVERIFY(last < 1);
  }
}

LOOKBOOK_TEST(MapScoresTest)

}  // namespace test_map_scores

#include "test_map_scores.moc"
