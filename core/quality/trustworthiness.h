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

/// For each query, whether its neighbours in the map are also near in the input, in [0, 1]: 1 if
/// they are its k nearest there; less, the farther they rank beyond the k-th. The mean over all
/// points is the trustworthiness of the map, normalised as in scikit-learn. Venna & Kaski 2001,
/// "Neighborhood preservation in nonlinear projection methods", eq. 1.
/// @param input n x d
/// @param queries indices of points
/// @param mapNeighbors a row for each query, k < n / 2
/// Errors: those of neighborRanks(); badArgument if k is too large. Cost: O(m n d) for m queries.
/// The same bytes for any team. Progress: fraction of the queries done.
Result<std::vector<float>> trustworthiness(const MatrixView& input,
                                           std::span<const std::uint32_t> queries,
                                           const NeighborGraph& mapNeighbors, ThreadTeam& team,
                                           const std::stop_token& stop = {},
                                           const Progress& progress = {});

/// For each query, whether its neighbours in the input are also near in the map, in [0, 1]:
/// trustworthiness with the two spaces exchanged. Continuity is low where a map separates
/// neighbours, trustworthiness where it places distant points next to each other. Venna & Kaski
/// 2001, eq. 2.
/// @param map n x dims
/// @param inputNeighbors a row for each query, k < n / 2
inline Result<std::vector<float>> continuity(const MatrixView& map,
                                             std::span<const std::uint32_t> queries,
                                             const NeighborGraph& inputNeighbors, ThreadTeam& team,
                                             const std::stop_token& stop = {},
                                             const Progress& progress = {}) {
  return trustworthiness(map, queries, inputNeighbors, team, stop, progress);
}

}  // namespace lookbook
