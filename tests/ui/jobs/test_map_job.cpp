#include "core/base/random.h"
#include "core/data/pixels.h"
#include "tests/support/german.h"
#include "tests/support/sanitized.h"
#include "tests/support/test_program.h"
#include "ui/jobs/map_job.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <functional>
#include <numeric>
#include <sys/resource.h>
#include <unistd.h>

namespace lookbook::ui::test_map_job {

namespace {

constexpr int kPatience = 60000;  // milliseconds; a busy machine lets background work wait

DatasetPtr noise(std::size_t n) {
  Dataset::Parts parts;
  parts.id = parts.title = "noise";
  parts.rows = parts.columns = 4;
  for (std::size_t i = 0; i < n * 16; ++i)
    parts.pixels.push_back(static_cast<std::uint8_t>(randomBits(1, 0, i)));
  parts.classNames = {"unlabelled"};
  parts.splits = {{"train", n}};
  return *Dataset::create(std::move(parts));
}

std::vector<ImageIndex> all(const Dataset& dataset) {
  std::vector<ImageIndex> images(dataset.size());
  std::iota(images.begin(), images.end(), 0U);
  return images;
}

MapOptions shortRun(int iterations) {
  MapOptions options;
  options.pcaComponents = 8;
  options.tsne.perplexity = 5;
  options.tsne.iterations = iterations;
  return options;
}

/// Limits the address space of the program, in bytes; returns the previous limit.
rlimit limitAddresses(rlim_t bytes) {
  rlimit before{};
  getrlimit(RLIMIT_AS, &before);
  const rlimit limit{.rlim_cur = bytes, .rlim_max = before.rlim_max};
  setrlimit(RLIMIT_AS, &limit);
  return before;
}

MapRecord begunOf(const DatasetPtr& data, std::vector<ImageIndex> images,
                  const MapOptions& options) {
  MapRecord begun;
  begun.recipe = recipeFor(*data, images, options);
  begun.images = std::move(images);
  return begun;
}

}  // namespace

class MapJobTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // Must be first, because later tests leave stacks of threads that are reused.
  void aThreadThatCannotBeStartedIsAFailure();
  void whatARunThrowsIsAFailure();
  void waitsUntilItIsBegun();
  void aRoughLayoutIsShownUntilTheOptimisationBegins();
  void finishesWithTheBytesOfARunWithoutWindow();
  void pausedAndResumedIsTheSameMap();
  void everyNoticeMovesTheMap();
  void goesOnWithOtherParameters();
  void changesAreNotedInNoLocale();
  void parametersThatCannotBeAreRefused();
  void scoresAMapWhileItMoves();
  void anEndedMdeTellsItsMostDistortedPairs();
  void theRecallOfApproximateNeighboursIsKept();
  void aBranchIsMadeAgainByItsRecipe();
  void failureSaysWhy();
  void goesInEveryState_data();
  void goesInEveryState();
};

void MapJobTest::aThreadThatCannotBeStartedIsAFailure() {
  if (test::kAddressSanitizer)
    QSKIP("AddressSanitizer needs the addresses that this test takes away.");
  const auto data = noise(200);
  const auto images = all(*data);
  MapJob job(data, begunOf(data, images, shortRun(50)), 1, {}, {}, MapJob::Begin::later);
  const auto before = limitAddresses(1);
  job.resume();
  QCOMPARE(setrlimit(RLIMIT_AS, &before), 0);
  QTRY_COMPARE_WITH_TIMEOUT(job.state(), MapJob::State::failed, kPatience);
  QVERIFY2(job.error().contains(QStringLiteral("threads")), qPrintable(job.error()));
}

void MapJobTest::whatARunThrowsIsAFailure() {
  if (test::kAddressSanitizer)
    QSKIP("AddressSanitizer needs the addresses that this test takes away.");
  const auto data = noise(100'000);
  const auto images = all(*data);
  MapJob job(data, begunOf(data, images, shortRun(50)), 1, {}, {}, MapJob::Begin::later);
  // Enough for the stack of its thread, but not for the neighbours of 100,000 points.
  constexpr rlim_t kSome = 14'000'000;
  std::ifstream sizes("/proc/self/statm");
  rlim_t pages = 0;
  sizes >> pages;
  const auto before = limitAddresses(pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE)) + kSome);
  job.resume();
  QElapsedTimer waited;
  waited.start();
  while (job.active() && waited.elapsed() < kPatience)
    QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
  QCOMPARE(setrlimit(RLIMIT_AS, &before), 0);
  QCOMPARE(job.state(), MapJob::State::failed);
  QVERIFY2(job.error().contains(QStringLiteral("not enough memory")), qPrintable(job.error()));
}

void MapJobTest::waitsUntilItIsBegun() {
  const auto data = noise(200);
  MapJob job(data, begunOf(data, all(*data), shortRun(50)), 2, {}, {}, MapJob::Begin::later);
  QCOMPARE(job.state(), MapJob::State::waiting);
  QVERIFY(!job.active());
  job.pause();
  job.step();
  job.stop();
  QCoreApplication::processEvents();
  QCOMPARE(job.state(), MapJob::State::waiting);
  QVERIFY(!job.record().positions);
  job.resume();
  QCOMPARE(job.state(), MapJob::State::running);
  QTRY_COMPARE_WITH_TIMEOUT(job.state(), MapJob::State::finished, kPatience);
  MapJob straight(data, begunOf(data, all(*data), shortRun(50)), 1);
  QTRY_COMPARE_WITH_TIMEOUT(straight.state(), MapJob::State::finished, kPatience);
  QVERIFY(*job.record().positions == *straight.record().positions);
  const MapJob never(data, begunOf(data, all(*data), shortRun(50)), 2, {}, {},
                     MapJob::Begin::later);
}

void MapJobTest::aRoughLayoutIsShownUntilTheOptimisationBegins() {
  const DatasetPtr data = noise(20'000);
  MapJob job(data, begunOf(data, all(*data), shortRun(2)), 2);
  bool shown = false;
  bool apart = true;
  connect(&job, &MapJob::advanced, &job, [&] {
    const MapSnapshot& now = job.snapshot();
    if (!now.firstLayout) return;
    shown = true;
    apart &= now.stage < MapRun::Stage::optimize && now.firstLayout != now.record.positions &&
             now.firstLayout->rows() == 20'000;
  });
  QTRY_COMPARE_WITH_TIMEOUT(job.state(), MapJob::State::finished, kPatience);
  QVERIFY(shown && apart);
  QVERIFY(!job.snapshot().firstLayout);
  QCOMPARE(job.snapshot().record.moments.front().iteration, 0);
}

void MapJobTest::finishesWithTheBytesOfARunWithoutWindow() {
  const auto data = noise(200);
  MapJob job(data, begunOf(data, all(*data), shortRun(50)), 2);
  QTRY_COMPARE_WITH_TIMEOUT(job.state(), MapJob::State::finished, kPatience);
  auto run = MapRun::create(pixelMatrix(*data, all(*data)), shortRun(50));
  QVERIFY(run.has_value());
  ThreadTeam team(1);
  while (!run->finished()) QVERIFY(run->advance(7, team).has_value());
  QVERIFY(*job.record().positions == run->embedding());
}

void MapJobTest::pausedAndResumedIsTheSameMap() {
  const auto data = noise(200);
  MapJob straight(data, begunOf(data, all(*data), shortRun(60)), 1);
  MapJob broken(data, begunOf(data, all(*data), shortRun(60)), 2);
  broken.pause();
  QCOMPARE(broken.state(), MapJob::State::paused);
  for (int i = 0; i < 8; ++i) broken.step();
  QTRY_VERIFY_WITH_TIMEOUT(broken.record().iteration >= 3, kPatience);
  broken.resume();
  QTRY_COMPARE_WITH_TIMEOUT(straight.state(), MapJob::State::finished, kPatience);
  QTRY_COMPARE_WITH_TIMEOUT(broken.state(), MapJob::State::finished, kPatience);
  QVERIFY(*straight.record().positions == *broken.record().positions);
}

void MapJobTest::everyNoticeMovesTheMap() {
  const auto data = noise(200);
  MapJob job(data, begunOf(data, all(*data), shortRun(1000000)), 2);
  std::vector<int> iterations;
  std::vector<std::shared_ptr<const MatrixF>> maps;
  connect(&job, &MapJob::advanced, this, [&] {
    if (job.snapshot().stage != MapRun::Stage::optimize) return;
    iterations.push_back(job.record().iteration);
    maps.push_back(job.record().positions);
  });
  QTRY_VERIFY_WITH_TIMEOUT(iterations.size() >= 20, kPatience);
  const auto still = std::ranges::adjacent_find(iterations, std::ranges::greater_equal());
  QVERIFY(still == iterations.end());
  for (std::size_t i = 1; i < maps.size(); ++i) QVERIFY(*maps[i] != *maps[i - 1]);
}

void MapJobTest::goesOnWithOtherParameters() {
  const auto data = noise(200);
  MapJob job(data, begunOf(data, all(*data), shortRun(1000000)), 2);
  QTRY_VERIFY_WITH_TIMEOUT(job.record().iteration > 0, kPatience);
  TsneOptions tsne = shortRun(1000000).tsne;
  tsne.perplexity = 20;
  tsne.iterations = job.record().iteration + 2000;
  job.pause();
  const int before = job.record().iteration;
  QVERIFY(job.change(tsne).has_value());
  job.resume();
  QTRY_COMPARE_WITH_TIMEOUT(job.state(), MapJob::State::finished, kPatience);
  QVERIFY(before <= job.record().iteration);
  QCOMPARE(job.record().iteration, tsne.iterations);
  QVERIFY(!job.change(tsne).has_value());
}

/// Qt sets the locale of the user, which affects C++, too.
void MapJobTest::changesAreNotedInNoLocale() {
  const samples::German german;
  QVERIFY2(german.made(), "expected Debian's package locales");
  const auto data = noise(300);
  MapJob job(data, begunOf(data, all(*data), shortRun(1000000)), 2);
  QTRY_VERIFY_WITH_TIMEOUT(job.record().iteration > 0, kPatience);
  TsneOptions tsne = job.options().tsne;
  tsne.perplexity = 7.5;
  tsne.iterations = job.record().iteration + 100;
  QVERIFY(job.change(tsne));
  QTRY_COMPARE_WITH_TIMEOUT(job.state(), MapJob::State::finished, kPatience);
  QCOMPARE(job.record().recipe.changes.size(), std::size_t{1});
  QVERIFY(job.record().recipe.changes[0].what.starts_with("perplexity 7.5"));
}

void MapJobTest::parametersThatCannotBeAreRefused() {
  const auto data = noise(200);
  MapJob job(data, begunOf(data, all(*data), shortRun(1000000)), 2);
  TsneOptions tsne = shortRun(1000000).tsne;
  tsne.perplexity = 90;
  const auto refused = job.change(tsne);
  QVERIFY(!refused.has_value());
  QVERIFY(QString::fromStdString(refused.error().message)
              .contains(QStringLiteral("it must be at most 66.3")));
  MapJob pca(data, begunOf(data, all(*data), {.method = Method::pca}), 2);
  QVERIFY(!pca.change({}).has_value());
}

void MapJobTest::scoresAMapWhileItMoves() {
  const auto data = noise(200);
  MapJob job(data, begunOf(data, all(*data), shortRun(1000000)), 2);
  QTRY_VERIFY_WITH_TIMEOUT(job.snapshot().liveScores, kPatience);
  QCOMPARE(job.state(), MapJob::State::running);
  QVERIFY(job.snapshot().liveScores->neighborRecall.value > 0);
  QVERIFY(!job.snapshot().liveScores->labelAccuracy);  // the images have no labels
}

void MapJobTest::anEndedMdeTellsItsMostDistortedPairs() {
  const auto data = noise(200);
  MapOptions options{.method = Method::mde, .pcaComponents = 8};
  options.mde.iterations = 30;
  MapJob job(data, begunOf(data, all(*data), options), 2);
  QTRY_COMPARE_WITH_TIMEOUT(job.state(), MapJob::State::finished, kPatience);
  auto run = MapRun::create(pixelMatrix(*data, all(*data)), options);
  ThreadTeam team(1);
  while (!run->finished()) QVERIFY(run->advance(7, team).has_value());
  const auto expected = run->mostDistorted(100, team);
  const auto& found = job.record().mostDistorted;
  QCOMPARE(found.size(), expected.size());
  for (std::size_t p = 0; p < expected.size(); ++p)
    QVERIFY(found[p].i == expected[p].i && found[p].j == expected[p].j);
}

void MapJobTest::theRecallOfApproximateNeighboursIsKept() {
  const auto data = noise(400);
  MapOptions options = shortRun(20);
  options.neighborSearch = NeighborSearch::hnsw;
  const MapJob job(data, begunOf(data, all(*data), options), 2);
  QTRY_COMPARE_WITH_TIMEOUT(job.state(), MapJob::State::finished, kPatience);
  QVERIFY(job.record().neighborRecall.has_value());
  QVERIFY(*job.record().neighborRecall > 0.5);
}

void MapJobTest::aBranchIsMadeAgainByItsRecipe() {
  const auto data = noise(300);
  MapJob parent(data, begunOf(data, all(*data), shortRun(60)), 2);
  QTRY_COMPARE_WITH_TIMEOUT(parent.state(), MapJob::State::finished, kPatience);
  const Moment moment = parent.record().moments[parent.record().moments.size() / 2];
  MapOptions options = shortRun(70);
  options.tsne.perplexity = 9;
  MapRecord begun = begunOf(data, all(*data), options);
  begun.recipe.parent = Parent{.recipe = std::make_shared<const Recipe>(parent.record().recipe),
                               .iteration = moment.iteration};
  const MapJob branch(data, begun, 2, BranchStart{.moment = moment, .neighbors = nullptr});
  const MapJob again(data, begun, 2);
  for (const MapJob* job : {&branch, &again})
    QTRY_COMPARE_WITH_TIMEOUT(job->state(), MapJob::State::finished, kPatience);
  QVERIFY(*branch.record().positions == *again.record().positions);
}

void MapJobTest::failureSaysWhy() {
  const auto data = noise(30);
  MapOptions options = shortRun(10);
  options.tsne.perplexity = 25;
  MapJob job(data, begunOf(data, all(*data), options), 1);
  QTRY_COMPARE_WITH_TIMEOUT(job.state(), MapJob::State::failed, kPatience);
  QVERIFY(job.error().contains(QStringLiteral("perplexity")));
}

void MapJobTest::goesInEveryState_data() {
  QTest::addColumn<int>("wish");
  QTest::newRow("at once") << 0;
  QTest::newRow("running") << 1;
  QTest::newRow("paused") << 2;
  QTest::newRow("stopping") << 3;
}

void MapJobTest::goesInEveryState() {
  QFETCH(int, wish);
  const auto data = noise(300);
  MapJob job(data, begunOf(data, all(*data), shortRun(1000000)), 2);
  if (wish == 0) return;
  QTRY_VERIFY_WITH_TIMEOUT(job.record().iteration > 0, kPatience);
  if (wish == 2) job.pause();
  if (wish == 3) job.stop();
}

LOOKBOOK_TEST(MapJobTest)

}  // namespace lookbook::ui::test_map_job

#include "test_map_job.moc"
