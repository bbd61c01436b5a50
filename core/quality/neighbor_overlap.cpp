#include "core/quality/neighbor_overlap.h"

#include "core/quality/neighbor_recall.h"

namespace lookbook {

std::vector<float> neighborOverlap(const NeighborGraph& one, const NeighborGraph& other) {
  // If two sets of k have the share r in common, their union has (2 - r) k elements.
  std::vector<float> shares = neighborRecall(one, other);
  for (float& share : shares) share /= 2 - share;
  return shares;
}

}  // namespace lookbook
