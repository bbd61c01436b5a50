#include "core/base/parallel.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <atomic>
#include <cmath>
#include <memory>
#include <new>
#include <numeric>
#include <thread>
#include <vector>

namespace test_parallel {

using lookbook::ThreadTeam;

namespace {

/// A sum over blocks, added in block order.
double sumOfSines(ThreadTeam& team) {
  constexpr std::size_t kCount = 100'000;
  constexpr std::size_t kBlock = 1000;
  std::vector<double> partial(kCount / kBlock);
  lookbook::forRanges(team, kCount, kBlock, [&](std::size_t begin, std::size_t end, int) {
    double sum = 0;
    for (std::size_t i = begin; i < end; ++i) sum += std::sin(static_cast<double>(i));
    partial[begin / kBlock] = sum;
  });
  return std::accumulate(partial.begin(), partial.end(), 0.0);
}

}  // namespace

class TestParallel : public QObject {
  Q_OBJECT

 private slots:
  void everyBlockRunsOnce_data();
  void everyBlockRunsOnce();
  void sameBytesWhateverTheNumberOfThreads();
  void rangesCoverEverythingAndEndEarly();
  void workersAreNumberedWithinTheTeam();
  void writesAreSeenAfterTheLoop();
  void teamWorksForAnyThreadInTurn();
  void teamsWithinTeamsComeAndGo();
  void backgroundTeamDoesTheSame();
  void zeroThreadsMeansAll();
  void exceptionReachesTheCaller_data();
  void exceptionReachesTheCaller();
};

void TestParallel::everyBlockRunsOnce_data() {
  QTest::addColumn<int>("threads");
  QTest::addColumn<int>("blocks");
  for (const int threads : {1, 2, 3, 8})
    for (const int blocks : {0, 1, 2, 7, 1000})
      QTest::addRow("%d threads, %d blocks", threads, blocks) << threads << blocks;
}

void TestParallel::everyBlockRunsOnce() {
  QFETCH(int, threads);
  QFETCH(int, blocks);
  ThreadTeam team(threads);
  QCOMPARE(team.size(), threads);
  std::vector<std::atomic<int>> runs(static_cast<std::size_t>(blocks));
  team.forBlocks(runs.size(), [&](std::size_t block, int) { ++runs[block]; });
  for (const auto& count : runs) QCOMPARE(count.load(), 1);
}

void TestParallel::sameBytesWhateverTheNumberOfThreads() {
  ThreadTeam one(1);
  const double expected = sumOfSines(one);
  for (const int threads : {2, 3, 5}) {
    ThreadTeam team(threads);
    for (int run = 0; run < 20; ++run) QVERIFY(sumOfSines(team) == expected);
  }
}

void TestParallel::rangesCoverEverythingAndEndEarly() {
  ThreadTeam team(3);
  std::vector<int> visits(1003);
  lookbook::forRanges(team, visits.size(), 100, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i) ++visits[i];
  });
  QCOMPARE(visits, std::vector<int>(1003, 1));
  lookbook::forRanges(team, 0, 100, [&](std::size_t, std::size_t, int) { visits.clear(); });
  QCOMPARE(visits.size(), std::size_t{1003});
}

void TestParallel::workersAreNumberedWithinTheTeam() {
  ThreadTeam team(4);
  // The memory of a worker needs no lock, because no two threads have the same number.
  std::vector<std::size_t> perWorker(4);
  for (int run = 0; run < 50; ++run)
    team.forBlocks(
        100, [&](std::size_t, int worker) { ++perWorker.at(static_cast<std::size_t>(worker)); });
  QCOMPARE(std::accumulate(perWorker.begin(), perWorker.end(), std::size_t{0}), std::size_t{5000});
}

void TestParallel::writesAreSeenAfterTheLoop() {
  ThreadTeam team(2);
  std::vector<int> values(64);
  for (int round = 1; round <= 500; ++round) {
    team.forBlocks(values.size(), [&](std::size_t block, int) { values[block] += 1; });
    QCOMPARE(std::accumulate(values.begin(), values.end(), 0), round * 64);
  }
}

void TestParallel::teamWorksForAnyThreadInTurn() {
  ThreadTeam team(3);
  const double expected = sumOfSines(team);
  double other = 0;
  std::jthread([&] { other = sumOfSines(team); }).join();
  QVERIFY(other == expected);
}

void TestParallel::teamsWithinTeamsComeAndGo() {
  ThreadTeam outer(2);
  std::atomic<int> runs = 0;
  outer.forBlocks(8, [&](std::size_t, int) {
    ThreadTeam inner(2);
    inner.forBlocks(4, [&](std::size_t, int) { ++runs; });
  });
  QCOMPARE(runs.load(), 32);
  for (int i = 0; i < 100; ++i) const ThreadTeam unused(3);
}

void TestParallel::backgroundTeamDoesTheSame() {
  ThreadTeam one(1);
  ThreadTeam team(3, ThreadTeam::Priority::background);
  QVERIFY(sumOfSines(team) == sumOfSines(one));
}

void TestParallel::zeroThreadsMeansAll() {
  const auto all = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  QCOMPARE(ThreadTeam(0).size(), all);
}

void TestParallel::exceptionReachesTheCaller_data() {
  QTest::addColumn<int>("threads");
  for (const int threads : {1, 2, 4}) QTest::addRow("%d threads", threads) << threads;
}

void TestParallel::exceptionReachesTheCaller() {
  QFETCH(int, threads);
  ThreadTeam team(threads);
  for (int round = 0; round < 50; ++round) {
    QVERIFY_EXCEPTION_THROWN(team.forBlocks(64,
                                            [](std::size_t block, int) {
                                              if (block >= 7) throw std::bad_alloc();
                                            }),
                             std::bad_alloc);
    // The team can still be used.
    std::atomic<int> runs = 0;
    team.forBlocks(64, [&](std::size_t, int) { ++runs; });
    QCOMPARE(runs.load(), 64);
  }
}

LOOKBOOK_TEST(TestParallel)

}  // namespace test_parallel

#include "test_parallel.moc"
