#pragma once

#include <cstdint>
#include <span>

namespace lookbook {

/// The neighbours of a new point among the points of a map, and how much each of them attracts it.
/// Refers to arrays of equal length, which must outlive it.
struct Neighborhood {
  std::span<const std::uint32_t> points;
  std::span<const float> shares;  ///< each in [0, 1]; they sum to 1
};

}  // namespace lookbook
