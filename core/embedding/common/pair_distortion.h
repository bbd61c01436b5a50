#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lookbook {

/// Why a pair of points is in a minimum-distortion problem.
enum class PairKind : std::uint8_t {
  similar,     ///< neighbours, which attract each other
  dissimilar,  ///< others, which repel each other
  measured,    ///< their distance is to be preserved
};

/// A pair of the problem in a map.
struct PairDistortion {
  std::uint32_t i = 0;
  std::uint32_t j = 0;  ///< above i
  float distance = 0;   ///< in the map
  float distortion = 0;
  PairKind kind = PairKind::similar;

  bool operator==(const PairDistortion&) const = default;
};

/// The `count` pairs of largest distortion, falling; ties by i, then j. All if there are no more.
std::vector<PairDistortion> mostDistorted(std::vector<PairDistortion> pairs, std::size_t count);

/// The same of each kind of pairs, by kind.
std::vector<PairDistortion> mostDistortedOfEachKind(const std::vector<PairDistortion>& pairs,
                                                    std::size_t count);

}  // namespace lookbook
