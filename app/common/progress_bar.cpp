#include "app/common/progress_bar.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <unistd.h>
#include <utility>

namespace lookbook::cli {

std::string clockTime(double seconds) {
  constexpr long long kMinute = 60;
  constexpr long long kHour = 3600;
  const long long whole = std::llround(std::clamp(seconds, 0.0, 1e9));
  const auto two = [](long long x) { return (x < 10 ? "0" : "") + std::to_string(x); };
  if (whole >= kHour)
    return std::to_string(whole / kHour) + ":" + two(whole % kHour / kMinute) + ":" +
           two(whole % kMinute);
  return std::to_string(whole / kMinute) + ":" + two(whole % kMinute);
}

ProgressBar::ProgressBar(bool quiet) : shown_(!quiet && isatty(STDERR_FILENO) != 0) {}

ProgressBar::~ProgressBar() {
  clear();
}

void ProgressBar::begin(std::string step) {
  step_ = std::move(step);
  begun_ = Clock::now();
  painted_ = {};
  show(0);
}

void ProgressBar::show(double fraction, const std::string& detail) {
  constexpr auto kPause = std::chrono::milliseconds(100);
  constexpr int kWidth = 30;
  const auto now = Clock::now();
  if (!shown_ || now - painted_ < kPause) return;
  painted_ = now;
  lineUsed_ = true;
  const int done = static_cast<int>(std::lround(fraction * kWidth));
  const double elapsed = std::chrono::duration<double>(now - begun_).count();
  std::string line = "\r\x1b[K" + step_ + " [" + std::string(static_cast<std::size_t>(done), '#') +
                     std::string(static_cast<std::size_t>(kWidth - done), ' ') + "]";
  if (!detail.empty()) line += " " + detail;
  constexpr double kEnough = 0.02;  // before that, the time left cannot be estimated
  if (fraction > kEnough) line += " " + clockTime(elapsed / fraction * (1 - fraction)) + " left";
  std::cerr << line << std::flush;
}

void ProgressBar::clear() {
  if (lineUsed_) std::cerr << "\r\x1b[K" << std::flush;
  lineUsed_ = false;
}

}  // namespace lookbook::cli
