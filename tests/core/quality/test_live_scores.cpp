#include "core/quality/label_votes.h"
#include "core/quality/live_scores.h"
#include "core/quality/map_scores.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <limits>

namespace test_live_scores {

using namespace lookbook;

class LiveScoresTest : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void ofAllPointsTheyAreTheMapsScores();
  void ofSomePointsTheyAreTheirMeans();
  void withoutLabelsThereIsNoAccuracy();
  void everyTeamTellsTheSame();
  void aMapThatIsNoneIsRefused();

 private:
  [[nodiscard]] LiveSample sampleOf(std::size_t count) {
    LiveSample sample{.queries = sampleQueries(static_cast<std::size_t>(input_.rows()), count, 0),
                      .inInput = {},
                      .labels = labels_};
    sample.inInput = *exactNeighbors(input_, sample.queries, LiveSample::kNeighbors, team_);
    return sample;
  }

  MatrixF input_;
  MatrixF map_;
  std::vector<lookbook::ClassId> labels_;
  ThreadTeam team_{2};
};

void LiveScoresTest::init() {
  input_ = samples::clusteredPoints(900, 8, 6);
  map_ = input_.leftCols(2);
  labels_.clear();
  for (std::uint8_t i = 0; labels_.size() < 900; i = static_cast<lookbook::ClassId>((i + 1) % 6))
    labels_.push_back(i);
}

void LiveScoresTest::ofAllPointsTheyAreTheMapsScores() {
  const auto live = scoreLive(map_, sampleOf(900), team_);
  const auto whole = scoreMap({input_, map_, labels_}, {}, team_);
  QVERIFY(live->neighborRecall.value > 0.05 && live->neighborRecall.value < 0.95);
  QCOMPARE(live->neighborRecall.value, whole->neighborRecall.value);
  QCOMPARE(live->neighborRecall.standardError, 0.0);
  QCOMPARE(live->labelAccuracy->value, whole->labelAccuracy->value);
}

void LiveScoresTest::ofSomePointsTheyAreTheirMeans() {
  const LiveSample sample = sampleOf(LiveSample::kQueries);
  QCOMPARE(sample.queries.size(), LiveSample::kQueries);
  const auto live = scoreLive(map_, sample, team_);
  const auto points = scorePoints({input_, map_, labels_}, sample.queries, {}, team_);
  const Estimate recall = sampleMean(points->neighborRecall, 900);
  QCOMPARE(live->neighborRecall.value, recall.value);
  QCOMPARE(live->neighborRecall.standardError, recall.standardError);
  QVERIFY(recall.standardError > 0);
  const Estimate accuracy =
      sampleMean(votesAreRight(points->mapVotes, sample.queries, labels_), 900);
  QCOMPARE(live->labelAccuracy->value, accuracy.value);
}

void LiveScoresTest::withoutLabelsThereIsNoAccuracy() {
  labels_.clear();
  const auto live = scoreLive(map_, sampleOf(50), team_);
  QVERIFY(!live->labelAccuracy);
}

void LiveScoresTest::everyTeamTellsTheSame() {
  const LiveSample sample = sampleOf(LiveSample::kQueries);
  const auto expected = scoreLive(map_, sample, team_);
  for (const int threads : {1, 5}) {
    ThreadTeam team(threads);
    const auto found = scoreLive(map_, sample, team);
    QCOMPARE(found->neighborRecall.value, expected->neighborRecall.value);
    QCOMPARE(found->labelAccuracy->value, expected->labelAccuracy->value);
  }
}

void LiveScoresTest::aMapThatIsNoneIsRefused() {
  const LiveSample sample = sampleOf(50);
  map_(3, 1) = std::numeric_limits<float>::quiet_NaN();
  QVERIFY(!scoreLive(map_, sample, team_).has_value());
}

LOOKBOOK_TEST(LiveScoresTest)

}  // namespace test_live_scores

#include "test_live_scores.moc"
