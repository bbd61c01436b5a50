#pragma once

#include <chrono>
#include <string>

namespace lookbook::cli {

/// A line on the terminal that shows the progress of a long step and the time left. Prints nothing
/// if standard error is not a terminal, or if `quiet` is true.
class ProgressBar {
 public:
  explicit ProgressBar(bool quiet);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// Begins a step with this name, whose time left is estimated from its own speed.
  void begin(std::string step);
  /// @param fraction of the step, in [0, 1]
  /// @param detail shown after the bar
  void show(double fraction, const std::string& detail = {});
  /// Removes the line from the terminal.
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
