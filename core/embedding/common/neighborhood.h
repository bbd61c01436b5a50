#pragma once

#include <cstdint>
#include <span>

namespace lookbook {

/// A new point's neighbours among the points of a map, and the share that each has in pulling it.
struct Neighborhood {
  std::span<const std::uint32_t> points;
  std::span<const float> shares;  ///< sum to 1
};

}  // namespace lookbook
