#include "core/quality/neighbor_recall.h"

#include <algorithm>
#include <cassert>

namespace lookbook {

std::vector<float> neighborRecall(const NeighborGraph& truth, const NeighborGraph& found) {
  assert(truth.n == found.n && truth.k == found.k);
  std::vector<float> values(truth.n);
  for (std::size_t row = 0; row < truth.n; ++row) {
    const auto candidates = found.neighbors(row);
    const auto kept = std::ranges::count_if(truth.neighbors(row), [&](std::uint32_t neighbor) {
      return std::ranges::find(candidates, neighbor) != candidates.end();
    });
    values[row] = static_cast<float>(kept) / static_cast<float>(truth.k);
  }
  return values;
}

}  // namespace lookbook
