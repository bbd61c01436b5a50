#pragma once

#include <array>
#include <cstddef>

namespace lookbook {

/// The squared L2 distance of two rows of d floats, summed over differences: exactly 0 for equal
/// rows, and the same bits for (a, b) and (b, a). The order of the sum is fixed by the code, so
/// that it does not depend on the alignment of the rows.
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
