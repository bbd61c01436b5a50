#include "core/embedding/mde/line_search.h"

#include <algorithm>
#include <cmath>

namespace lookbook {

namespace {

constexpr double kDecrease = 1e-4;
constexpr double kCurvature = 0.9;
constexpr int kProbes = 25;

bool isFinite(const LinePoint& point) {
  return std::isfinite(point.value) && std::isfinite(point.slope);
}

/// The minimum of the cubic with the values and slopes of both points; NaN if it has none.
/// Nocedal & Wright 2006, equation 3.59.
double cubicMinimum(const LinePoint& a, const LinePoint& b) {
  const double d1 = a.slope + b.slope - 3 * (a.value - b.value) / (a.step - b.step);
  const double d2 = std::copysign(std::sqrt(d1 * d1 - a.slope * b.slope), b.step - a.step);
  return b.step - (b.step - a.step) * (b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2);
}

class Search {
 public:
  Search(const LinePoint& start, const std::function<LinePoint(double)>& probe)
      : start_(start), probe_(probe) {}

  std::optional<LinePoint> bracket(double step) {
    LinePoint last = start_;
    while (probes_ < kProbes) {
      const LinePoint here = probe(step);
      if (tooHigh(here) || (last.step > 0 && here.value >= last.value)) return close(last, here);
      if (flatEnough(here)) return here;
      if (here.slope >= 0) return close(here, last);
      constexpr double kLeastGrowth = 0.01;
      constexpr double kMostGrowth = 10;
      const double least = here.step + kLeastGrowth * (here.step - last.step);
      const double most = kMostGrowth * here.step;
      const double minimum = cubicMinimum(last, here);
      step = std::isfinite(minimum) ? std::clamp(minimum, least, most) : most;
      last = here;
    }
    return accepted(last);
  }

 private:
  LinePoint probe(double step) {
    ++probes_;
    return probe_(step);
  }

  [[nodiscard]] bool tooHigh(const LinePoint& point) const {
    return !isFinite(point) || point.value > start_.value + kDecrease * point.step * start_.slope;
  }
  [[nodiscard]] bool flatEnough(const LinePoint& point) const {
    return std::abs(point.slope) <= -kCurvature * start_.slope;
  }
  [[nodiscard]] std::optional<LinePoint> accepted(const LinePoint& low) const {
    if (low.step > 0) return low;
    return std::nullopt;
  }

  /// Narrows the interval between `low`, the lowest point so far with sufficient decrease, and
  /// `high`, which contains an acceptable step.
  std::optional<LinePoint> close(LinePoint low, LinePoint high) {
    while (probes_ < kProbes) {
      const LinePoint here = probe(between(low, high));
      if (tooHigh(here) || here.value >= low.value) {
        high = here;
        continue;
      }
      if (flatEnough(here)) return here;
      if (here.slope * (high.step - low.step) >= 0) high = low;
      low = here;
    }
    return accepted(low);
  }

  static double between(const LinePoint& low, const LinePoint& high) {
    constexpr double kMargin = 0.1;
    const double width = high.step - low.step;
    const double minimum = isFinite(high) ? cubicMinimum(low, high) : high.step;
    if (!std::isfinite(minimum) || !isFinite(high)) return low.step + width / 2;
    return low.step + width * std::clamp((minimum - low.step) / width, kMargin, 1 - kMargin);
  }

  const LinePoint& start_;
  const std::function<LinePoint(double)>& probe_;
  int probes_ = 0;
};

}  // namespace

std::optional<LinePoint> searchLine(const LinePoint& start, double firstStep,
                                    const std::function<LinePoint(double)>& probe) {
  return Search(start, probe).bracket(firstStep);
}

}  // namespace lookbook
