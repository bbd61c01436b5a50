#pragma once

#include "core/neighbors/neighbor_graph.h"

namespace lookbook {

/// The k nearest of some points, the references, to each of some others. Exact; what a query finds
/// does not depend on which others are asked for with it.
/// @param references n x d, finite (which is not looked at)
/// @param queries m x d
/// @param k in [1, n]
/// @return a row for each query: references by rising squared distance, ties by index
/// Errors: badArgument for k out of range, another number of dimensions or a value that is not
/// finite; cancelled. Cost: O(m n d), some milliseconds for one among 70,000 in 50 dimensions. The
/// same bytes for any team. Progress: fraction of the queries done.
Result<NeighborGraph> referenceNeighbors(const MatrixView& references, const MatrixView& queries,
                                         int k, ThreadTeam& team, const std::stop_token& stop = {},
                                         const Progress& progress = {});

}  // namespace lookbook
