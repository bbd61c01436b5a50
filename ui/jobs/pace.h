#pragma once

#include <QString>

#include <chrono>

namespace lookbook::ui {

/// Estimates how long work still takes from the share of it that is done. Not thread-safe.
class Pace {
 public:
  using Clock = std::chrono::steady_clock;

  void begin(Clock::time_point now = Clock::now()) { begun_ = now; }

  /// Seconds; below 0 while too little is done to estimate them.
  /// @param fraction of the work, in [0, 1]
  [[nodiscard]] double secondsLeft(double fraction, Clock::time_point now = Clock::now()) const {
    constexpr double kLeastFraction = 0.02;
    constexpr double kLeastSeconds = 0.5;
    const double passed = std::chrono::duration<double>(now - begun_).count();
    if (fraction < kLeastFraction || passed < kLeastSeconds) return -1;
    return fraction >= 1 ? 0 : passed * (1 - fraction) / fraction;
  }

 private:
  Clock::time_point begun_ = Clock::now();
};

/// "0:12 left", "1:05:00 left"; "" where the seconds are below 0: unknown.
QString timeLeft(double seconds);

}  // namespace lookbook::ui
