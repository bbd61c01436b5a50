#pragma once

#include "core/base/parallel.h"
#include "core/embedding/common/sparse_matrix.h"
#include "core/neighbors/neighbor_graph.h"

#include <vector>

namespace lookbook {

/// The local scale of each point: its membership strength is 1 up to the distance rho, and beyond
/// it decreases as exp(-(distance - rho) / sigma).
struct SmoothDistances {
  std::vector<float> rho;    ///< n: distance to the nearest neighbour that is at another place
  std::vector<float> sigma;  ///< n: scale of the distances beyond rho
};

/// UMAP's local metrics, for local connectivity 1 and bandwidth 1: rho and sigma of each point are
/// such that its k membership strengths sum to log2(k + 1). (n_neighbors, which includes the point
/// itself, is k + 1.) Sigma is at least a thousandth of the mean distance.
/// Cost: O(n k). The same bytes for any team.
/// McInnes, Healy & Melville 2018, arXiv 1802.03426, algorithm 3 (SmoothKNNDist).
SmoothDistances smoothDistances(const NeighborGraph& graph, ThreadTeam& team);

/// The strengths exp(-max(0, distance - rho) / sigma) of the neighbours of each point, in [0, 1].
/// @return n x k, in the order of the graph
/// Cost: O(n k). The same bytes for any team.
/// McInnes, Healy & Melville 2018, algorithm 2 (LocalFuzzySimplicialSet).
std::vector<float> membershipStrengths(const NeighborGraph& graph, const SmoothDistances& smooth,
                                       ThreadTeam& team);

/// The fuzzy union a + b - ab of the strengths of both directions: a symmetric graph with strengths
/// in [0, 1]. Cost: O(n k log k). The same bytes for any team.
/// McInnes, Healy & Melville 2018, section 3.1.
SparseMatrix fuzzyUnion(const NeighborGraph& graph, const std::vector<float>& strengths,
                        ThreadTeam& team);

/// The graph without the edges that would not be sampled in this number of epochs: those weaker
/// than the strongest edge divided by `epochs`. The result is symmetric. Cost: O(edges).
SparseMatrix withoutRareEdges(const SparseMatrix& graph, int epochs);

}  // namespace lookbook
