#include "ui/jobs/latest_task.h"

namespace lookbook::ui {

LatestTask::LatestTask(Label what, Lane lane, QObject* parent)
    : QObject(parent), what_(what), turns_(lane, what_, [this] { serve(); }) {}

LatestTask::~LatestTask() {
  cancel();
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
  const auto woken = turns_.wake();
  if (woken) return;
  const std::scoped_lock lock(mutex_);
  if (Job refused = std::exchange(waiting_, nullptr))
    refused(std::stop_token(), latest_, &woken.error());
}

void LatestTask::serve() {
  Job job;
  std::uint64_t number = 0;
  std::stop_token stop;
  {
    const std::scoped_lock lock(mutex_);
    job = std::exchange(waiting_, nullptr);
    if (!job) return;
    number = waitingNumber_;
    current_ = std::stop_source();
    stop = current_.get_token();
  }
  try {
    job(stop, number, nullptr);
  } catch (const std::exception&) {
    // There is no memory even for the error. The answer is lost, but the program continues.
  }
}

}  // namespace lookbook::ui
