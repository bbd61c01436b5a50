// The number of threads that the work of a window uses.

#include "tests/support/drawn_images.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"
#include "tests/support/threads.h"
#include "tests/support/wait_for.h"
#include "ui/jobs/pool.h"
#include "ui/workspace/workspace.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <thread>

namespace lookbook::ui::test_threads {

namespace {

constexpr int kMaps = 10;
constexpr int kFiles = 20;

/// A t-SNE that continues until it is stopped.
MapOptions endless() {
  MapOptions options;
  options.tsne.perplexity = 5;
  options.tsne.iterations = 1'000'000;
  return options;
}

}  // namespace

class ThreadsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void tenMapsAndTwentyOpenedFilesShareFew();
  void mapsTakeTurnsAndLetOthersThrough();
  void aPausedMapHoldsNoThread();

 private:
  /// Starts maps of the first data set; returns their numbers.
  std::vector<std::size_t> start(Workspace& workspace, int count);
  [[nodiscard]] static bool allMoved(Workspace& workspace, const std::vector<std::size_t>& maps);
};

std::vector<std::size_t> ThreadsTest::start(Workspace& workspace, int count) {
  std::vector<ImageIndex> images(200);
  std::iota(images.begin(), images.end(), 0U);
  std::vector<std::size_t> maps;
  for (int i = 0; i < count; ++i)
    maps.push_back(workspace.maps().startMap(0, endless(), images, text("some")).index());
  return maps;
}

bool ThreadsTest::allMoved(Workspace& workspace, const std::vector<std::size_t>& maps) {
  return std::ranges::all_of(
      maps, [&](std::size_t map) { return workspace.maps().of(0)[map]->record().iteration > 0; });
}

void ThreadsTest::tenMapsAndTwentyOpenedFilesShareFew() {
  const samples::Folder folder;
  const std::size_t before = samples::threads();
  Workspace workspace;
  workspace.library().adopt(samples::drawnImages(300, 3));
  const auto maps = start(workspace, kMaps);
  for (int i = 0; i < kFiles; ++i) {
    const auto file = folder.add(QStringLiteral("%1-images-idx3-ubyte").arg(i),
                                 samples::idxImages(40 + static_cast<std::uint32_t>(i), 6, 6));
    workspace.library().open(QString::fromStdString(file.string()));
  }
  std::size_t most = 0;
  const auto all = [&] {
    most = std::max(most, samples::threads());
    return !workspace.library().opening() && workspace.library().count() == kFiles + 1 &&
           allMoved(workspace, maps);
  };
  QVERIFY(test::waitFor(all));
  // The threads of the lanes in use, and for each working thread its helpers on the other cores.
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t bound = before + 3 * kLaneThreads + 2 * kLaneThreads * (cores - 1);
  QVERIFY2(most <= bound, qPrintable(QStringLiteral("%1 > %2").arg(most).arg(bound)));
}

/// There are more maps than threads in a lane, in stages that can be interrupted only between
/// steps.
void ThreadsTest::mapsTakeTurnsAndLetOthersThrough() {
  Workspace workspace;
  workspace.library().adopt(samples::drawnImages(300, 3));
  const auto maps = start(workspace, 3 * kLaneThreads);
  QVERIFY(test::waitFor([&] { return allMoved(workspace, maps); }));
  // All are still running, and selecting images works meanwhile.
  workspace.state().select(0, ImageSet(300, {1}));
  workspace.growth().grow(0, 5);
  QVERIFY(
      test::waitFor([&] { return workspace.state().view().datasets[0].selection->count() > 1; }));
  for (const std::size_t map : maps)
    QCOMPARE(workspace.maps().of(0)[map]->job->state(), MapJob::State::running);
}

void ThreadsTest::aPausedMapHoldsNoThread() {
  Workspace workspace;
  workspace.library().adopt(samples::drawnImages(300, 3));
  const auto paused = start(workspace, 2 * kLaneThreads);
  QVERIFY(test::waitFor([&] { return allMoved(workspace, paused); }));
  for (const std::size_t map : paused) workspace.maps().of(0)[map]->job->pause();
  const auto next = start(workspace, 1);
  QVERIFY(test::waitFor([&] { return allMoved(workspace, next); }));
  // It continues where it was paused.
  MapJob& first = *workspace.maps().of(0)[paused[0]]->job;
  const int iteration = first.record().iteration;
  first.resume();
  QVERIFY(test::waitFor([&] { return first.record().iteration > iteration; }));
}

LOOKBOOK_WIDGET_TEST(ThreadsTest)

}  // namespace lookbook::ui::test_threads

#include "test_threads.moc"
