#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace lookbook::ui {

/// Where work waits for a thread. A lane has a few threads of its own, so that work of one kind
/// never waits for work of another.
enum class Lane : std::uint8_t {
  quick,       ///< what the user waits for: neighbours of an image, a preview
  reading,     ///< files that are opened: a disk that hangs delays only other files
  writing,     ///< files that are saved
  background,  ///< scores, exports, films: seconds to minutes; yields to the window's drawing
  maps,        ///< turns of runs: MapJob; yields to the window's drawing
};
inline constexpr int kLanes = 5;

/// The most threads of a lane.
inline constexpr int kLaneThreads = 4;

/// The program's threads for work off the window's thread: at most kLaneThreads for each lane,
/// created when they are first needed and joined when the program ends. Work begins in the order
/// in which it was started. QThreadPool is not used because it does not report a thread that the
/// system refuses.
///
/// Thread-safe.
class Pool {
 public:
  using Work = std::function<void()>;

  static Pool& shared();

  Pool();
  /// Waits for the current work; work that has not begun is dropped.
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  /// @param what the work in words, for errors: "The images cannot be averaged"
  /// @param work does not throw
  /// Errors: exhausted if the lane has no thread and the system refuses one, or has no memory.
  /// Nothing is then started.
  Result<void> start(Lane lane, Label what, Work work);

  /// Whether work of the lane waits for a thread.
  [[nodiscard]] bool busy(Lane lane) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Recurring work that takes one turn at a time on the shared pool.
///
///   owner's thread               pool
///     wake()         -- turn -->   turn()
///     end()          waits for the current turn, which is the last one. ~PoolTask() calls it
///
/// Between turns it holds no thread.
class PoolTask {
 public:
  /// @param what the work in words, for errors
  /// @param turn does not throw
  PoolTask(Lane lane, Label what, std::function<void()> turn);
  ~PoolTask();
  PoolTask(const PoolTask&) = delete;
  PoolTask& operator=(const PoolTask&) = delete;

  /// Requests a turn; during one, another turn after it. Thread-safe, also from within a turn.
  /// Errors: those of Pool::start(); there is then no turn.
  Result<void> wake();

  /// Waits for the current turn, which is the last one.
  void end();

  /// Whether other work of its lane waits for the thread that its turn holds.
  [[nodiscard]] bool othersWait() const { return Pool::shared().busy(lane_); }

 private:
  struct Core;

  Lane lane_;
  std::shared_ptr<Core> core_;
};

}  // namespace lookbook::ui
