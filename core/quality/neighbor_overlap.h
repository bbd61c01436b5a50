#pragma once

#include "core/neighbors/neighbor_graph.h"

#include <vector>

namespace lookbook {

/// For each point, how much of its neighbourhood two maps share: of the points that are among its k
/// nearest in either, the share that is in both (Jaccard 1901), in [0, 1].
/// Both graphs have the same rows and the same k. Cost: O(n k^2).
std::vector<float> neighborOverlap(const NeighborGraph& one, const NeighborGraph& other);

}  // namespace lookbook
