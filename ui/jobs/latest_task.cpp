#include "ui/jobs/latest_task.h"

namespace lookbook::ui {

LatestTask::LatestTask(std::string what, QObject* parent)
    : QObject(parent), what_(std::move(what)) {}

LatestTask::~LatestTask() {
  cancel();
  if (!worker_.joinable()) return;
  worker_.request_stop();
  wake_.notify_all();
  worker_.join();
}

void LatestTask::cancel() {
  ++latest_;
  running_ = false;
  const std::scoped_lock lock(mutex_);
  waiting_ = nullptr;
  current_.request_stop();
}

void LatestTask::enqueue(Job job) {
  ++latest_;
  running_ = true;
  if (auto started = startWorker(); !started)
    return job(std::stop_token(), latest_, &started.error());
  {
    const std::scoped_lock lock(mutex_);
    waiting_ = std::move(job);
    waitingNumber_ = latest_;
    current_.request_stop();
  }
  wake_.notify_all();
}

Result<void> LatestTask::startWorker() {
  if (worker_.joinable()) return {};
  return guarded(what_, [this]() -> Result<void> {
    worker_ = std::jthread([this](const std::stop_token& ending) { serve(ending); });
    return {};
  });
}

void LatestTask::serve(const std::stop_token& ending) {
  while (true) {
    Job job;
    std::uint64_t number = 0;
    std::stop_token stop;
    {
      std::unique_lock lock(mutex_);
      if (!wake_.wait(lock, ending, [this] { return waiting_ != nullptr; })) return;
      job = std::exchange(waiting_, nullptr);
      number = waitingNumber_;
      current_ = std::stop_source();
      stop = current_.get_token();
    }
    try {
      job(stop, number, nullptr);
    } catch (const std::exception&) {
      // There is no memory even for the error: the answer is lost, the program is not.
    }
  }
}

}  // namespace lookbook::ui
