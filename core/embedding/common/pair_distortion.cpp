#include "core/embedding/common/pair_distortion.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

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

std::vector<PairDistortion> mostDistortedOfEachKind(const std::vector<PairDistortion>& pairs,
                                                    std::size_t count) {
  std::vector<PairDistortion> most;
  for (const PairKind kind : {PairKind::similar, PairKind::dissimilar, PairKind::measured}) {
    std::vector<PairDistortion> ofKind;
    std::ranges::copy_if(pairs, std::back_inserter(ofKind),
                         [&](const PairDistortion& pair) { return pair.kind == kind; });
    const auto worst = mostDistorted(std::move(ofKind), count);
    most.insert(most.end(), worst.begin(), worst.end());
  }
  return most;
}

}  // namespace lookbook
