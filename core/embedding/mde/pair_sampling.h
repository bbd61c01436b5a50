#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lookbook {

/// An unordered pair of points i < j as one number, so that pairs sort by i, then j.
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

/// Distinct pairs of n points, drawn uniformly from those not in `excluded`; all of these if there
/// are no more than `count`.
/// @param excluded codes, rising, distinct
/// @return codes, rising. Cost: O((count + excluded) log).
std::vector<std::uint64_t> samplePairs(std::size_t n, std::size_t count,
                                       std::span<const std::uint64_t> excluded, std::uint64_t seed);

}  // namespace lookbook
