#include "core/quality/neighbor_overlap.h"

#include "core/quality/neighbor_recall.h"

namespace lookbook {

std::vector<float> neighborOverlap(const NeighborGraph& one, const NeighborGraph& other) {
  // Of two sets of k that have the share r in common, (2 - r) k are in either.
  std::vector<float> shares = neighborRecall(one, other);
  for (float& share : shares) share /= 2 - share;
  return shares;
}

}  // namespace lookbook
