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

/// How near one space's neighbours are in another: the rank of each among all points, by counting
/// those nearer to the query; nothing is sorted. The nearest other point has rank 1, ties go by
/// index, as in exactNeighbors(): of a space's own neighbours the ranks are 1, 2, ..., k.
/// @param points n x d, finite: the space to rank in
/// @param queries indices of points, each below n
/// @param neighbors a row for each query, indices below n: whom to rank
/// @return m x k ranks in [1, n - 1], in the order of `neighbors.indices`
/// Errors: badArgument for a value that is not finite; cancelled. Cost: O(m n (d + k)), less where
/// the neighbours are near. The same bytes for any team. Progress: fraction of the queries done.
Result<std::vector<std::uint32_t>> neighborRanks(const MatrixView& points,
                                                 std::span<const std::uint32_t> queries,
                                                 const NeighborGraph& neighbors, ThreadTeam& team,
                                                 const std::stop_token& stop = {},
                                                 const Progress& progress = {});

}  // namespace lookbook
