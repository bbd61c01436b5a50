#include "ui/look/main_part.h"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace lookbook::ui {

namespace {

constexpr Eigen::Index kFewest = 200;
constexpr double kTail = 0.005;
constexpr double kFence = 0.5;      // share of the distance between the quantiles
constexpr double kLeastGain = 0.8;  // largest share of the range that may be left

struct Range {
  float low = std::numeric_limits<float>::max();
  float high = std::numeric_limits<float>::lowest();

  void take(float value) {
    low = std::min(low, value);
    high = std::max(high, value);
  }
  [[nodiscard]] float length() const { return high - low; }
};

/// The range outside of which points are far outliers.
Range fences(const MatrixF& positions, Eigen::Index axis) {
  constexpr Eigen::Index kSample = 100'000;
  const Eigen::Index step = std::max<Eigen::Index>(1, positions.rows() / kSample);
  std::vector<float> values;
  values.reserve(static_cast<std::size_t>(positions.rows() / step + 1));
  for (Eigen::Index row = 0; row < positions.rows(); row += step)
    values.push_back(positions(row, axis));
  const auto tail = static_cast<std::ptrdiff_t>(kTail * static_cast<double>(values.size()));
  const auto lower = values.begin() + tail;
  const auto upper = values.end() - 1 - tail;
  std::nth_element(values.begin(), lower, values.end());
  const float low = *lower;
  std::nth_element(lower, upper, values.end());
  const float high = *upper;
  const auto beyond = static_cast<float>(kFence) * (high - low);
  return {low - beyond, high + beyond};
}

}  // namespace

std::vector<std::uint32_t> farOutliers(const MatrixF& positions) {
  std::vector<std::uint32_t> outliers;
  if (positions.rows() < kFewest) return outliers;
  for (Eigen::Index axis = 0; axis < std::min<Eigen::Index>(positions.cols(), 3); ++axis) {
    const Range fence = fences(positions, axis);
    Range all;
    Range kept;
    std::vector<std::uint32_t> beyond;
    for (Eigen::Index row = 0; row < positions.rows(); ++row) {
      const float value = positions(row, axis);
      all.take(value);
      if (value >= fence.low && value <= fence.high)
        kept.take(value);
      else
        beyond.push_back(static_cast<std::uint32_t>(row));
    }
    if (beyond.empty() || kept.length() > static_cast<float>(kLeastGain) * all.length()) continue;
    outliers.insert(outliers.end(), beyond.begin(), beyond.end());
  }
  std::ranges::sort(outliers);
  outliers.erase(std::unique(outliers.begin(), outliers.end()), outliers.end());
  return outliers;
}

}  // namespace lookbook::ui
