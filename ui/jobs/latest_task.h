#pragma once

#include "core/base/memory.h"
#include "ui/jobs/pool.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <type_traits>
#include <utility>

namespace lookbook::ui {

template <class Answer>
inline constexpr bool kIsResult = false;
template <class Value>
inline constexpr bool kIsResult<Result<Value>> = true;

/// Runs work off the window's thread of which only the latest result matters: starting it again
/// stops the current work, discards work that waits, and drops the results of both.
///
///   owner's thread                        thread of the pool
///     start(work, done)  -- latest work -->   result = work(stop)
///     done(result)       <-- queued call --   (only if start() was not called again)
///
/// If the work throws, or if the system refuses a thread, `done` receives an error. The work runs
/// on the program's pool, in the lane of its kind. The destructor stops the current work and waits
/// for it; `done` is not called after that.
class LatestTask : public QObject {
  Q_OBJECT

 public:
  /// @param what the work in words, for errors: "The images cannot be averaged"
  explicit LatestTask(Label what, Lane lane = Lane::quick, QObject* parent = nullptr);
  ~LatestTask() override;

  /// @param work called off the owner's thread with a stop token; returns a Result
  /// @param done called on this object's thread with the result
  template <class Work, class Done>
  void start(Work work, Done done) {
    using Answer = std::invoke_result_t<Work&, const std::stop_token&>;
    static_assert(kIsResult<Answer>, "what work throws is its error: it returns a Result");
    enqueue([this, work = std::move(work), done = std::move(done)](
                const std::stop_token& stop, std::uint64_t number, const Error* hindrance) mutable {
      auto result = std::make_shared<Answer>(
          hindrance ? Answer(tl::unexpected(*hindrance))
                    : guarded(what_, [&]() -> Answer { return work(stop); }));
      QMetaObject::invokeMethod(
          this,
          [this, number, result, done = std::move(done)]() mutable {
            if (number == latest_) {
              running_ = false;
              done(std::move(*result));
            }
          },
          Qt::QueuedConnection);
    });
  }

  /// Asks the current work to stop and drops its result.
  void cancel();

  /// Whether a result is still expected.
  [[nodiscard]] bool running() const { return running_; }

 private:
  /// Does the work and posts its result, or posts the error that prevents it.
  using Job = std::function<void(const std::stop_token&, std::uint64_t, const Error* hindrance)>;

  void enqueue(Job job);
  /// Does the waiting work, on a thread of the pool.
  void serve();

  Label what_;
  std::uint64_t latest_ = 0;  ///< owner's thread only
  bool running_ = false;      ///< owner's thread only

  std::mutex mutex_;
  Job waiting_;
  std::uint64_t waitingNumber_ = 0;
  std::stop_source current_;
  PoolTask turns_;  ///< the last member, so that it is destroyed first
};

}  // namespace lookbook::ui
