#include "core/quality/map_scores.h"
#include "tests/core/runs/map_run_samples.h"
#include "tests/support/test_program.h"
#include "ui/jobs/live_scoring.h"

#include <QTest>

#include <cmath>

namespace lookbook::ui::test_live_scoring {

using namespace samples;

class LiveScoringTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void tellsWhatTheWholeMapsScoresTell_data();
  void tellsWhatTheWholeMapsScoresTell();
  void aScoreWaitsUntilItsShareIsEarned();
  void fewPointsAreNotScored();

 private:
  /// All 150 points are in the sample, so that nothing is random.
  const MatrixF input_ = clusteredPoints(150, 8, 3);
  ThreadTeam team_{2};
};

void LiveScoringTest::tellsWhatTheWholeMapsScoresTell_data() {
  QTest::addColumn<MapOptions>("options");
  QTest::newRow("t-SNE") << quickTsne();
  QTest::newRow("UMAP") << quickUmap();
  QTest::newRow("MDE") << quickMde();
  QTest::newRow("MDE of distances") << quickDistances();
}

void LiveScoringTest::tellsWhatTheWholeMapsScoresTell() {
  QFETCH(MapOptions, options);
  options.pcaComponents = 0;
  std::vector<lookbook::ClassId> labels;
  for (std::size_t i = 0; i < 150; ++i) labels.push_back(static_cast<lookbook::ClassId>(i % 3));
  MapRun run = runUpTo(MapRun::Stage::affinities, input_, options);
  LiveScoring scoring(labels);
  scoring.prepare(run, team_, {});
  QVERIFY(run.advance(1, team_).has_value());
  QVERIFY(run.advance(20, team_).has_value());
  QVERIFY(!scoring.scores());
  scoring.follow(run, 1e9, team_);
  const auto whole = scoreMap({input_, run.embedding(), labels}, {}, team_);
  QCOMPARE(scoring.scores()->neighborRecall.value, whole->neighborRecall.value);
  QCOMPARE(scoring.scores()->labelAccuracy->value, whole->labelAccuracy->value);
}

void LiveScoringTest::aScoreWaitsUntilItsShareIsEarned() {
  MapRun run = runUpTo(MapRun::Stage::affinities, input_, quickTsne());
  LiveScoring scoring({});
  scoring.prepare(run, team_, {});
  QVERIFY(run.advance(1, team_).has_value());
  const double before = scoring.spent();
  QVERIFY(before > 0);
  scoring.follow(run, 0.99 * before / LiveScoring::kShare, team_);
  QVERIFY(!scoring.scores());
  QCOMPARE(scoring.spent(), before);
  scoring.follow(run, 1.01 * before / LiveScoring::kShare, team_);
  QVERIFY(scoring.scores() && !scoring.scores()->labelAccuracy);
  QVERIFY(scoring.spent() > before);
}

void LiveScoringTest::fewPointsAreNotScored() {
  const MatrixF few = input_.topRows(2 * LiveSample::kNeighbors);
  MapOptions options = quickMde();
  MapRun run = runUpTo(MapRun::Stage::affinities, few, options);
  LiveScoring scoring({});
  scoring.prepare(run, team_, {});
  QVERIFY(run.advance(1, team_).has_value());
  scoring.follow(run, 1e9, team_);
  QVERIFY(!scoring.scores());
}

LOOKBOOK_TEST(LiveScoringTest)

}  // namespace lookbook::ui::test_live_scoring

#include "test_live_scoring.moc"
