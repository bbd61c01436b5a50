#pragma once

#include <chrono>
#include <string>

namespace lookbook::cli {

/// A line on the terminal that shows the progress of a long step and the time left. Silent if
/// standard error is not a terminal, or if asked to be.
class ProgressBar {
 public:
  explicit ProgressBar(bool quiet);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// Begins a step with this name; its time left is estimated from its own pace.
  void begin(std::string step);
  /// @param fraction of the step, in [0, 1]
  /// @param detail shown behind the bar
  void show(double fraction, const std::string& detail = {});
  /// Takes the line off the terminal.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  bool shown_;
  bool lineUsed_ = false;
  std::string step_;
  Clock::time_point begun_ = Clock::now();
  Clock::time_point painted_;
};

/// "0:08", "12:30", "1:02:03".
std::string clockTime(double seconds);

}  // namespace lookbook::cli
