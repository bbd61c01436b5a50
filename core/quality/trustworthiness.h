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

/// For each query, how far its neighbours in the map can be trusted to be near in the input: 1 if
/// they are its k nearest there, less by how far beyond the k-th they rank, 0 at worst.
/// The mean over all points is the map's trustworthiness, normalised as scikit-learn does.
/// Venna & Kaski 2001, "Neighborhood preservation in nonlinear projection methods", eq. 1.
/// @param input n x d
/// @param queries indices of points
/// @param mapNeighbors a row for each query, k < n / 2
/// Errors: those of neighborRanks(); badArgument for a k too large. Cost: O(m n d). The same bytes
/// for any team. Progress: fraction of the queries done.
Result<std::vector<float>> trustworthiness(const MatrixView& input,
                                           std::span<const std::uint32_t> queries,
                                           const NeighborGraph& mapNeighbors, ThreadTeam& team,
                                           const std::stop_token& stop = {},
                                           const Progress& progress = {});

/// For each query, how far its neighbours in the input stay near in the map: trustworthiness with
/// the spaces exchanged. Continuity falls where a map tears neighbours apart, trustworthiness where
/// it puts distant points next to each other. Venna & Kaski 2001, eq. 2.
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
