#include "tests/support/test_program.h"
#include "ui/jobs/latest_task.h"
#include "ui/jobs/pool.h"

#include <QTest>

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace lookbook::ui::test_pool {

namespace {

/// Lets work wait until the gate is opened.
class Gate {
 public:
  ~Gate() { open(); }

  void open() {
    {
      const std::scoped_lock lock(mutex_);
      open_ = true;
    }
    wake_.notify_all();
  }

  void pass() {
    std::unique_lock lock(mutex_);
    ++waiting_;
    wake_.wait(lock, [this] { return open_; });
  }

  int waiting() {
    const std::scoped_lock lock(mutex_);
    return waiting_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable wake_;
  bool open_ = false;
  int waiting_ = 0;
};

using Tasks = std::vector<std::unique_ptr<LatestTask>>;

/// Tasks whose work waits at a gate; each answer is counted.
Tasks waitingTasks(int count, Lane lane, Gate& gate, int& answers) {
  Tasks tasks;
  for (int i = 0; i < count; ++i) {
    tasks.push_back(std::make_unique<LatestTask>(Label("Waiting failed"), lane));
    tasks.back()->start(
        [&gate](const std::stop_token&) -> Result<int> {
          gate.pass();
          return 0;
        },
        [&answers](const Result<int>&) { ++answers; });
  }
  return tasks;
}

}  // namespace

class PoolTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aLaneHasFewThreadsAndDoesAllWork();
  void lanesDoNotWaitForOneAnother();
  void whatWaitsIsDroppedWithItsOwner();
  void aTurnIsFollowedByAnotherWhenWokenMeanwhile();
  void noTwoTurnsOfATaskAtOnce();
  void aTaskWaitsForItsTurnAtHand();
};

void PoolTest::aLaneHasFewThreadsAndDoesAllWork() {
  int answers = 0;
  Gate gate;
  const Tasks tasks = waitingTasks(20, Lane::reading, gate, answers);
  QTRY_COMPARE(gate.waiting(), kLaneThreads);
  QVERIFY(Pool::shared().busy(Lane::reading));
  gate.open();
  QTRY_COMPARE(answers, 20);
  QVERIFY(!Pool::shared().busy(Lane::reading));
}

void PoolTest::lanesDoNotWaitForOneAnother() {
  int slow = 0;
  Gate gate;
  const Tasks tasks = waitingTasks(20, Lane::background, gate, slow);
  QTRY_COMPARE(gate.waiting(), kLaneThreads);
  LatestTask quick("Counting failed");
  int answer = 0;
  quick.start([](const std::stop_token&) -> Result<int> { return 42; },
              [&](const Result<int>& value) { answer = *value; });
  QTRY_COMPARE(answer, 42);
  QCOMPARE(slow, 0);
  gate.open();
}

void PoolTest::whatWaitsIsDroppedWithItsOwner() {
  int answers = 0;
  Gate gate;
  const Tasks tasks = waitingTasks(kLaneThreads, Lane::reading, gate, answers);
  QTRY_COMPARE(gate.waiting(), kLaneThreads);
  std::atomic<bool> begun = false;
  {
    LatestTask dropped("Counting failed", Lane::reading);
    dropped.start(
        [&](const std::stop_token&) -> Result<int> {
          begun = true;
          return 0;
        },
        [](const Result<int>&) { QFAIL("answered after its owner went"); });
  }
  gate.open();
  QTRY_COMPARE(answers, kLaneThreads);
  int after = 0;
  LatestTask next("Counting failed", Lane::reading);
  next.start([](const std::stop_token&) -> Result<int> { return 1; },
             [&](const Result<int>& value) { after = *value; });
  QTRY_COMPARE(after, 1);
  QVERIFY(!begun);
}

void PoolTest::aTurnIsFollowedByAnotherWhenWokenMeanwhile() {
  Gate gate;
  std::atomic<int> turns = 0;
  PoolTask task(Lane::quick, "Counting failed", [&] {
    gate.pass();
    ++turns;
  });
  QVERIFY(task.wake());
  QTRY_COMPARE(gate.waiting(), 1);
  for (int i = 0; i < 5; ++i) QVERIFY(task.wake());
  gate.open();
  QTRY_COMPARE(turns.load(), 2);
}

void PoolTest::noTwoTurnsOfATaskAtOnce() {
  std::atomic<int> within = 0;
  std::atomic<int> most = 0;
  std::atomic<int> turns = 0;
  PoolTask task(Lane::quick, "Counting failed", [&] {
    most = std::max(most.load(), ++within);
    std::this_thread::yield();
    --within;
    ++turns;
  });
  for (int i = 0; i < 1000; ++i) QVERIFY(task.wake());
  QTRY_VERIFY(within == 0 && turns > 0);
  QCOMPARE(most.load(), 1);
}

void PoolTest::aTaskWaitsForItsTurnAtHand() {
  std::atomic<bool> begun = false;
  std::atomic<bool> ending = false;
  std::atomic<bool> ended = false;
  {
    PoolTask task(Lane::quick, "Counting failed", [&] {
      begun = true;
      while (!ending) std::this_thread::yield();
      ended = true;
    });
    QVERIFY(task.wake());
    QTRY_VERIFY(begun);
    ending = true;
  }
  QVERIFY(ended);
}

LOOKBOOK_TEST(PoolTest)

}  // namespace lookbook::ui::test_pool

#include "test_pool.moc"
