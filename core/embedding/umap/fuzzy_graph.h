#pragma once

#include "core/base/parallel.h"
#include "core/embedding/common/sparse_matrix.h"
#include "core/neighbors/neighbor_graph.h"

#include <vector>

namespace lookbook {

/// How far each point sees: its membership strength falls from 1 at `rho` by exp(-1 / sigma).
struct SmoothDistances {
  std::vector<float> rho;    ///< n: distance of the nearest neighbour that is not at the same place
  std::vector<float> sigma;  ///< n: normalises the distances beyond rho
};

/// UMAP's local metrics, at local connectivity 1 and bandwidth 1: rho and sigma of each point such
/// that its k membership strengths sum to log2(k + 1). (The point itself counts among n_neighbors:
/// these are k + 1.) Sigma is at least a thousandth of the mean distance.
/// Cost: O(n k). The same bytes for any team.
/// McInnes, Healy & Melville 2018, arXiv 1802.03426, algorithm 3 (SmoothKNNDist).
SmoothDistances smoothDistances(const NeighborGraph& graph, ThreadTeam& team);

/// Strengths exp(-max(0, distance - rho) / sigma) of each point's neighbours, in [0, 1].
/// @return n x k, the graph's order
/// McInnes, Healy & Melville 2018, algorithm 2 (LocalFuzzySimplicialSet).
std::vector<float> membershipStrengths(const NeighborGraph& graph, const SmoothDistances& smooth,
                                       ThreadTeam& team);

/// The fuzzy union a + b - ab of the strengths of both directions: a symmetric graph, strengths in
/// [0, 1]. The same bytes for any team.
/// McInnes, Healy & Melville 2018, section 3.1.
SparseMatrix fuzzyUnion(const NeighborGraph& graph, const std::vector<float>& strengths,
                        ThreadTeam& team);

/// The graph without the edges too weak to be sampled once in so many epochs: those below the
/// strongest's strength / epochs. Stays symmetric.
SparseMatrix withoutRareEdges(const SparseMatrix& graph, int epochs);

}  // namespace lookbook
