#pragma once

#include "core/neighbors/neighbor_graph.h"

namespace lookbook {

/// Approximate neighbours, most of which are the exact ones.
struct ApproximateNeighbors {
  NeighborGraph graph;
  /// The fraction of a point's k neighbours that are not farther than its exact k-th neighbour: the
  /// mean over a fixed sample of 500 points (or all, if there are fewer).
  double recall = 1;
};

/// Neighbours by HNSW graphs. The points are distributed over four graphs at random, with a fixed
/// seed. Each graph is built by one thread, so that it is always the same, all four in parallel.
/// Each point then searches all four and keeps the nearest results. If a row has too few, as can
/// happen between groups of equal points, it is searched exactly.
///
/// Squared distances are exact, and rows are in exactNeighbors()'s order. The same bytes for any
/// team.
/// @param points n x d, finite
/// @param k in [1, n - 1]
/// Errors: badArgument for k out of range or a NaN; io (not enough memory); cancelled.
/// Cost: about O(n log n (k + d)). Memory beyond the result: about n (4 d + 200) bytes.
/// Progress: fraction of the work, estimated from the usual times of its parts.
Result<ApproximateNeighbors> approximateNeighbors(const MatrixView& points, int k, ThreadTeam& team,
                                                  std::stop_token stop = {},
                                                  const Progress& progress = {});

}  // namespace lookbook
