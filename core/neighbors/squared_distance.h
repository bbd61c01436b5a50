#pragma once

#include <array>
#include <cstddef>

namespace lookbook {

/// Squared L2 distance of two rows of d floats, summed over differences: exactly 0 for equal rows,
/// the same bits for (a, b) and (b, a). The order of the sum is written out, so that it does not
/// follow the rows' alignment.
inline float squaredDistance(const float* a, const float* b, std::size_t d) {
  constexpr std::size_t kLanes = 16;
  std::array<float, kLanes> sums{};
  std::size_t i = 0;
  for (; i + kLanes <= d; i += kLanes)
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const float difference = a[i + lane] - b[i + lane];
      sums[lane] += difference * difference;
    }
  for (std::size_t lane = 0; i + lane < d; ++lane) {
    const float difference = a[i + lane] - b[i + lane];
    sums[lane] += difference * difference;
  }
  for (std::size_t half = kLanes / 2; half > 0; half /= 2)
    for (std::size_t lane = 0; lane < half; ++lane) sums[lane] += sums[lane + half];
  return sums[0];
}

}  // namespace lookbook
