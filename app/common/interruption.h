#pragma once

#include <atomic>
#include <csignal>
#include <stop_token>
#include <thread>

namespace lookbook::cli {

/// While an object of this class exists, Ctrl-C and SIGTERM request a stop instead of ending the
/// program, so that a half-written folder can be deleted. Afterwards the signals end the program as
/// usual.
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
