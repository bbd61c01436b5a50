#include "ui/jobs/pool.h"

#include "core/base/memory.h"
#include "core/base/parallel.h"

#include <array>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace lookbook::ui {

namespace {

bool givesWay(Lane lane) {
  return lane == Lane::background || lane == Lane::maps;
}

}  // namespace

struct Pool::Impl {
  struct LaneOfWork {
    std::condition_variable wake;
    std::deque<Work> waiting;
    std::size_t idle = 0;  ///< threads that wait for work
    std::vector<std::jthread> threads;
  };

  LaneOfWork& of(Lane lane) { return lanes[static_cast<std::size_t>(lane)]; }

  void serve(Lane which) {
    // A thread's priority cannot be raised again, so each lane keeps to one.
    if (givesWay(which)) lowerThisThreadsPriority();
    LaneOfWork& lane = of(which);
    std::unique_lock lock(mutex);
    while (true) {
      ++lane.idle;
      lane.wake.wait(lock, [&] { return ending || !lane.waiting.empty(); });
      --lane.idle;
      if (ending) return;
      Work work = std::move(lane.waiting.front());
      lane.waiting.pop_front();
      lock.unlock();
      work();
      work = nullptr;
      lock.lock();
    }
  }

  std::mutex mutex;
  bool ending = false;
  std::array<LaneOfWork, kLanes> lanes;
};

Pool& Pool::shared() {
  static Pool pool;
  return pool;
}

Pool::Pool() : impl_(std::make_unique<Impl>()) {}

Pool::~Pool() {
  {
    const std::scoped_lock lock(impl_->mutex);
    impl_->ending = true;
  }
  for (auto& lane : impl_->lanes) lane.wake.notify_all();
  for (auto& lane : impl_->lanes) lane.threads.clear();  // joins
}

Result<void> Pool::start(Lane which, Label what, Work work) {
  Impl::LaneOfWork& lane = impl_->of(which);
  const std::scoped_lock lock(impl_->mutex);
  auto queued = guarded(what, [&]() -> Result<void> {
    lane.waiting.push_back(std::move(work));
    return {};
  });
  if (!queued) return queued;
  if (lane.waiting.size() > lane.idle && lane.threads.size() < kLaneThreads) {
    const auto begun = guarded(what, [&]() -> Result<void> {
      lane.threads.emplace_back([impl = impl_.get(), which] { impl->serve(which); });
      return {};
    });
    // With fewer threads the work waits a little longer; without any it would wait for ever.
    if (!begun && lane.threads.empty()) {
      lane.waiting.pop_back();
      return begun;
    }
  }
  lane.wake.notify_one();
  return {};
}

bool Pool::busy(Lane lane) const {
  const std::scoped_lock lock(impl_->mutex);
  const Impl::LaneOfWork& of = impl_->of(lane);
  return of.waiting.size() > of.idle;
}

/// The part of a task that outlives it if a turn is queued when the task is destroyed.
struct PoolTask::Core : std::enable_shared_from_this<Core> {
  enum class State : std::uint8_t { idle, queued, busy, busyThenAgain };

  /// Queues a turn. The mutex is held.
  Result<void> queue() {
    state = State::queued;
    auto started = Pool::shared().start(lane, what, [core = shared_from_this()] { core->run(); });
    if (!started) state = State::idle;
    return started;
  }

  void run() {
    std::unique_lock lock(mutex);
    if (gone) return;
    state = State::busy;
    lock.unlock();
    turn();
    lock.lock();
    const bool again = state == State::busyThenAgain && !gone;
    state = State::idle;
    // The lane has this thread, so queueing fails only without memory; the turn is then lost.
    if (again) (void)queue();
    ended.notify_all();
  }

  Lane lane = Lane::quick;
  Label what = "";
  std::function<void()> turn;
  std::mutex mutex;
  std::condition_variable ended;
  State state = State::idle;
  bool gone = false;
};

PoolTask::PoolTask(Lane lane, Label what, std::function<void()> turn)
    : lane_(lane), core_(std::make_shared<Core>()) {
  core_->lane = lane;
  core_->what = what;
  core_->turn = std::move(turn);
}

PoolTask::~PoolTask() {
  end();
}

void PoolTask::end() {
  std::unique_lock lock(core_->mutex);
  core_->gone = true;
  core_->ended.wait(lock, [this] {
    return core_->state != Core::State::busy && core_->state != Core::State::busyThenAgain;
  });
}

Result<void> PoolTask::wake() {
  const std::scoped_lock lock(core_->mutex);
  switch (core_->state) {
    case Core::State::idle:
      return core_->queue();
    case Core::State::busy:
      core_->state = Core::State::busyThenAgain;
      break;
    case Core::State::queued:
    case Core::State::busyThenAgain:
      break;
  }
  return {};
}

}  // namespace lookbook::ui
