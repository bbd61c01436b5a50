#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace lookbook {

/// The k nearest neighbours of each of n points (all points, or some), without the point itself.
struct NeighborGraph {
  std::size_t n = 0;
  int k = 0;
  std::vector<std::uint32_t> indices;   ///< n x k; each row by increasing distance, ties by index
  std::vector<float> squaredDistances;  ///< n x k, squared L2, the same order

  /// Row i: the neighbours of a point, and their squared distances.
  [[nodiscard]] std::span<const std::uint32_t> neighbors(std::size_t i) const {
    return std::span(indices).subspan(i * static_cast<std::size_t>(k), static_cast<std::size_t>(k));
  }
  [[nodiscard]] std::span<const float> distances(std::size_t i) const {
    return std::span(squaredDistances)
        .subspan(i * static_cast<std::size_t>(k), static_cast<std::size_t>(k));
  }
  /// The graph of the first `count` neighbours of each, count in [1, k].
  [[nodiscard]] NeighborGraph first(int count) const;
  /// The rows of some points, in their order: its n is their number.
  [[nodiscard]] NeighborGraph rowsOf(std::span<const std::uint32_t> points) const;
};

/// Finds exact neighbours by blocked matrix products and a running top-k. The final squared
/// distances are sums over differences, so that those of duplicates are exactly 0.
/// @param points n x d, finite
/// @param k in [1, n - 1]
/// Errors: badArgument for k out of range or a NaN; cancelled. Cost: O(n^2 d). The same bytes for
/// any team. Progress: fraction of the points done.
Result<NeighborGraph> exactNeighbors(const MatrixView& points, int k, ThreadTeam& team,
                                     const std::stop_token& stop = {},
                                     const Progress& progress = {});

/// The same for some of the points, among all of them.
/// @param queries indices of points, each below n; the graph's rows are in their order
/// Cost: O(m n d) for m queries.
Result<NeighborGraph> exactNeighbors(const MatrixView& points,
                                     std::span<const std::uint32_t> queries, int k,
                                     ThreadTeam& team, const std::stop_token& stop = {},
                                     const Progress& progress = {});

}  // namespace lookbook
