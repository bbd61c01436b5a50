#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lookbook {

/// An unordered pair of points i < j as one number, by which pairs sort by i, then by j.
constexpr std::uint64_t pairCode(std::uint32_t i, std::uint32_t j) {
  constexpr int kHalf = 32;
  return i < j ? (std::uint64_t{i} << kHalf) | j : (std::uint64_t{j} << kHalf) | i;
}
constexpr std::uint32_t firstOf(std::uint64_t pair) {
  constexpr int kHalf = 32;
  return static_cast<std::uint32_t>(pair >> kHalf);
}
constexpr std::uint32_t secondOf(std::uint64_t pair) {
  return static_cast<std::uint32_t>(pair);
}

/// Draws `count` distinct pairs of n points, uniformly from those that are not in `excluded`; all
/// of these if there are no more.
/// @param excluded codes, in increasing order, distinct
/// @return codes, in increasing order
/// Cost: O(m log m) for m = count + the number of excluded pairs.
std::vector<std::uint64_t> samplePairs(std::size_t n, std::size_t count,
                                       std::span<const std::uint64_t> excluded, std::uint64_t seed);

}  // namespace lookbook
