#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lookbook {

/// Why a pair of points is in a minimum-distortion problem.
enum class PairKind : std::uint8_t {
  similar,     ///< neighbours, which attract each other
  dissimilar,  ///< other pairs, which repel each other
  measured,    ///< pairs whose distance is preserved
};

/// A pair of points, and how much a map distorts it.
struct PairDistortion {
  std::uint32_t i = 0;
  std::uint32_t j = 0;  ///< greater than i
  float distance = 0;   ///< in the map, in its units
  float distortion = 0;
  PairKind kind = PairKind::similar;

  bool operator==(const PairDistortion&) const = default;
};

/// The `count` pairs of largest distortion in decreasing order, ties by i, then j; all pairs if
/// there are fewer. Cost: O(pairs log count).
std::vector<PairDistortion> mostDistorted(std::vector<PairDistortion> pairs, std::size_t count);

/// The same for each kind of pair, ordered by kind.
std::vector<PairDistortion> mostDistortedOfEachKind(const std::vector<PairDistortion>& pairs,
                                                    std::size_t count);

}  // namespace lookbook
