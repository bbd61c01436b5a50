#pragma once

#include <atomic>
#include <csignal>
#include <stop_token>
#include <thread>

namespace lookbook::cli {

/// While it lives, Ctrl-C (and SIGTERM) asks for a stop instead of ending the program, so that a
/// folder that is half filled can be taken away; when it goes, the signal does what it always does.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  [[nodiscard]] std::stop_token stop() const { return stop_.get_token(); }

 private:
  sigset_t signals_{};
  std::stop_source stop_;
  std::atomic<int> caught_ = 0;
  std::jthread watcher_;
};

}  // namespace lookbook::cli
