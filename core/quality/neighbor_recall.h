#pragma once

#include "core/neighbors/neighbor_graph.h"

#include <vector>

namespace lookbook {

/// For each row, the fraction of the true neighbours that are among those found, in [0, 1].
/// Both graphs have the same rows and the same k. Cost: O(m k^2) for m rows. Thread-safe.
std::vector<float> neighborRecall(const NeighborGraph& truth, const NeighborGraph& found);

}  // namespace lookbook
