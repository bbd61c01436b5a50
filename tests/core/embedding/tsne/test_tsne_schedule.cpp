// What a whole run of t-SNE does over its iterations. Separate from test_tsne, which also runs with
// ThreadSanitizer.

#include "core/embedding/tsne/tsne.h"
#include "tests/core/embedding/tsne/tsne_samples.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

namespace test_tsne_schedule {

using namespace lookbook;
using test::affinitiesOf;
using test::shortRun;
using test::started;

class TsneScheduleTest : public QObject {
  Q_OBJECT

 private slots:
  void automaticScheduleEndsBothPhases();
  void learningRateIsTakenFromThePoints();
  void orderOfTheInputIsKept();
  void divergenceFallsOnceExaggerationEnds();
};

void TsneScheduleTest::automaticScheduleEndsBothPhases() {
  constexpr int kMost = 5000;
  TsneOptions options{.perplexity = 8,
                      .iterations = kMost,
                      .exaggerationIterations = kMost,  // has no effect
                      .schedule = TsneSchedule::automatic};
  ThreadTeam team(2);
  Tsne tsne = started(700, 2, options);
  tsne.run(kMost, team);
  QVERIFY(tsne.finished());
  QVERIFY2(tsne.iteration() < kMost, qPrintable(QString::number(tsne.iteration())));
  const int ended = tsne.iteration();
  tsne.run(100, team);
  QCOMPARE(tsne.iteration(), ended);
  const auto& divergences = tsne.objective();
  QCOMPARE(divergences.back().iteration, ended);
  const ObjectiveAt& before = divergences[divergences.size() - 2];
  const double fall = (before.value - divergences.back().value) / before.value;
  QVERIFY(fall < 1e-4 * (ended - before.iteration));
  // Nearly as low as the usual schedule reaches in the same number of iterations.
  Tsne usual = started(700, 2, {.perplexity = 8, .iterations = ended});
  usual.run(ended, team);
  QVERIFY(divergences.back().value < 1.05 * usual.objective().back().value);

  Tsne pieces = started(700, 2, options);
  while (!pieces.finished()) pieces.run(37, team);
  QCOMPARE(pieces.iteration(), ended);
  QVERIFY(samples::sameBytes(pieces.embedding(), tsne.embedding()));
}

void TsneScheduleTest::learningRateIsTakenFromThePoints() {
  // max(200, 2,700 / 12) = 225 during the exaggeration, then 2,700.
  constexpr std::size_t kPoints = 2700;
  ThreadTeam team(2);
  TsneOptions options = shortRun(20);
  Tsne automatic = started(kPoints, 2, options);
  options.learningRate = 225;
  Tsne given = started(kPoints, 2, options);
  automatic.run(20, team);
  given.run(20, team);
  QVERIFY(samples::sameBytes(automatic.embedding(), given.embedding()));

  options.exaggerationIterations = 0;
  options.learningRate = 0;
  Tsne later = started(kPoints, 2, options);
  options.learningRate = 2700;
  Tsne laterGiven = started(kPoints, 2, options);
  later.run(20, team);
  laterGiven.run(20, team);
  QVERIFY(samples::sameBytes(later.embedding(), laterGiven.embedding()));
}

void TsneScheduleTest::orderOfTheInputIsKept() {
  // The neighbours of every point in the map are of its own cluster in the input.
  Tsne tsne = started(600, 2, shortRun(400));
  ThreadTeam team(2);
  tsne.run(400, team);
  const auto graph = exactNeighbors(tsne.embedding(), 5, team);
  std::size_t same = 0;
  for (std::size_t i = 0; i < 600; ++i)
    for (const std::uint32_t j : graph->neighbors(i)) same += i % 6 == j % 6 ? 1 : 0;
  QVERIFY2(same > 2950, qPrintable(QString::number(same)));
}

void TsneScheduleTest::divergenceFallsOnceExaggerationEnds() {
  Tsne tsne = started(500, 2, shortRun(400));
  ThreadTeam team(2);
  tsne.run(400, team);
  const auto& divergences = tsne.objective();
  QVERIFY(divergences.back().value < 0.6 * divergences.front().value);
  for (std::size_t i = 1; i < divergences.size(); ++i)
    if (divergences[i].iteration > 100)
      QVERIFY(divergences[i].value < divergences[i - 1].value + 5e-3);
}

LOOKBOOK_TEST(TsneScheduleTest)

}  // namespace test_tsne_schedule

#include "test_tsne_schedule.moc"
