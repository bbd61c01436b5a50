#include "core/embedding/common/pair_distortion.h"

#include <algorithm>
#include <tuple>

namespace lookbook {

std::vector<PairDistortion> mostDistorted(std::vector<PairDistortion> pairs, std::size_t count) {
  count = std::min(count, pairs.size());
  const auto end = pairs.begin() + static_cast<std::ptrdiff_t>(count);
  std::partial_sort(pairs.begin(), end, pairs.end(),
                    [](const PairDistortion& a, const PairDistortion& b) {
                      return std::tie(b.distortion, a.i, a.j) < std::tie(a.distortion, b.i, b.j);
                    });
  pairs.erase(end, pairs.end());
  return pairs;
}

}  // namespace lookbook
