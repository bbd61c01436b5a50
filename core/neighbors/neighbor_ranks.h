#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/neighbors/neighbor_graph.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace lookbook {

/// Ranks the neighbours of one space in another: the rank of each among all points by their
/// distance from the query. Ranks are found by counting nearer points, without sorting. The nearest
/// other point has rank 1, and ties are ordered by index, as in exactNeighbors(), so that a space's
/// own neighbours have the ranks 1, 2, ..., k.
/// @param points n x d, finite: the space in which neighbours are ranked
/// @param queries indices of points, each below n
/// @param neighbors the points to rank: a row for each query, indices below n
/// @return m x k ranks in [1, n - 1], in the order of `neighbors.indices`
/// Errors: badArgument for a value that is not finite; cancelled. Cost: O(m n (d + k)), less if the
/// neighbours are near. The same bytes for any team. Progress: fraction of the queries done.
Result<std::vector<std::uint32_t>> neighborRanks(const MatrixView& points,
                                                 std::span<const std::uint32_t> queries,
                                                 const NeighborGraph& neighbors, ThreadTeam& team,
                                                 const std::stop_token& stop = {},
                                                 const Progress& progress = {});

}  // namespace lookbook
