#pragma once

#include "core/neighbors/neighbor_graph.h"

#include <vector>

namespace lookbook {

/// For each point, how similar its neighbourhoods in two maps are, in [0, 1]: of the points that
/// are among its k nearest in either map, the fraction that is so in both (Jaccard 1901). Both
/// graphs have the same rows and the same k. Cost: O(n k^2). Thread-safe.
std::vector<float> neighborOverlap(const NeighborGraph& one, const NeighborGraph& other);

}  // namespace lookbook
