#pragma once

#include "core/base/parallel.h"

#include <Eigen/Core>

#include <numeric>
#include <vector>

namespace lookbook {

/// How many numbers one block of a sum over long vectors has.
inline constexpr std::size_t kSumBlock = 4096;

/// The dot product of two vectors, summed in double.
inline double dotProduct(const float* a, const float* b, std::size_t count) {
  using Vector = Eigen::Map<const Eigen::VectorXf>;
  const auto n = static_cast<Eigen::Index>(count);
  return Vector(a, n).cast<double>().dot(Vector(b, n).cast<double>());
}

/// The sum of partial(begin, end) over the fixed blocks of [0, n), added in the order of the
/// blocks: the same bytes for any team. Sum needs +=; `sum` is the value to start from.
template <class Sum, class Partial>
Sum blockedSum(ThreadTeam& team, std::size_t n, std::size_t block, Sum sum, Partial&& partial) {
  std::vector<Sum> sums((n + block - 1) / block);
  forRanges(team, n, block, [&](std::size_t begin, std::size_t end, int) {
    sums[begin / block] = partial(begin, end);
  });
  for (const Sum& one : sums) sum += one;
  return sum;
}

/// The dot product of two long vectors. The same bytes for any team.
inline double dotProduct(const float* a, const float* b, std::size_t n, ThreadTeam& team) {
  return blockedSum(team, n, kSumBlock, 0.0, [&](std::size_t begin, std::size_t end) {
    return dotProduct(a + begin, b + begin, end - begin);
  });
}

}  // namespace lookbook
