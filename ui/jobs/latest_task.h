#pragma once

#include <QObject>

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

namespace lookbook::ui {

/// Work off the window's thread of which only the latest matters: starting anew asks the work at
/// hand to stop, forgets what waits, and drops the answers of both.
///
/// Owner's thread                          worker thread
///   start(work, done)  -- latest work -->   result = work(stop)
///   done(result)       <-- queued call --   (only if no newer start() came)
///
/// The worker is stopped and joined when the task goes; `done` is not called after that.
class LatestTask : public QObject {
  Q_OBJECT

 public:
  explicit LatestTask(QObject* parent = nullptr);
  ~LatestTask() override;

  /// @param work called off the thread with a stop token; returns a movable result
  /// @param done called on this object's thread with the result
  template <class Work, class Done>
  void start(Work work, Done done) {
    enqueue([this, work = std::move(work), done = std::move(done)](const std::stop_token& stop,
                                                                   std::uint64_t number) mutable {
      auto result = std::make_shared<decltype(work(stop))>(work(stop));
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

  /// Asks the work at hand to stop and drops its answer.
  void cancel();

  /// Whether an answer is still to come.
  [[nodiscard]] bool running() const { return running_; }

 private:
  using Job = std::function<void(const std::stop_token&, std::uint64_t)>;

  void enqueue(Job job);
  void serve(const std::stop_token& ending);

  std::uint64_t latest_ = 0;  ///< owner's thread only
  bool running_ = false;      ///< owner's thread only

  std::mutex mutex_;
  std::condition_variable_any wake_;
  Job waiting_;
  std::uint64_t waitingNumber_ = 0;
  std::stop_source current_;
  std::jthread worker_;
};

}  // namespace lookbook::ui
