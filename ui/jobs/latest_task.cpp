#include "ui/jobs/latest_task.h"

namespace lookbook::ui {

LatestTask::LatestTask(QObject* parent)
    : QObject(parent), worker_([this](const std::stop_token& ending) { serve(ending); }) {}

LatestTask::~LatestTask() {
  cancel();
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
  {
    const std::scoped_lock lock(mutex_);
    waiting_ = std::move(job);
    waitingNumber_ = latest_;
    current_.request_stop();
  }
  wake_.notify_all();
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
    job(stop, number);
  }
}

}  // namespace lookbook::ui
