#pragma once

#include "core/neighbors/neighbor_graph.h"

namespace lookbook {

/// Finds the k nearest of some points, the references, to each query. Exact; the result of a query
/// does not depend on the other queries.
/// @param references n x d, finite (not checked)
/// @param queries m x d
/// @param k in [1, n]
/// @return a row for each query: references by increasing squared distance, ties by index
/// Errors: badArgument for k out of range, another number of dimensions or a value that is not
/// finite; cancelled. Cost: O(m n d), a few milliseconds for one query among 70,000 references in
/// 50 dimensions. The same bytes for any team. Progress: fraction of the queries done.
Result<NeighborGraph> referenceNeighbors(const MatrixView& references, const MatrixView& queries,
                                         int k, ThreadTeam& team, const std::stop_token& stop = {},
                                         const Progress& progress = {});

}  // namespace lookbook
