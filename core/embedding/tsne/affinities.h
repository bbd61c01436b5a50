#pragma once

#include "core/base/parallel.h"
#include "core/base/result.h"
#include "core/embedding/common/sparse_matrix.h"
#include "core/neighbors/neighbor_graph.h"

#include <vector>

namespace lookbook {

/// The conditional Gaussian affinities of each point's neighbours at a fixed perplexity.
/// @param perplexity in [1, k]; typically k/3
/// @return n x k, in the order of the graph; each row sums to 1
/// Errors: badArgument for a perplexity above k. Cost: O(n k). The same bytes for any team.
/// van der Maaten & Hinton 2008, JMLR 9, eq. 1.
Result<std::vector<float>> conditionalAffinities(const NeighborGraph& graph, double perplexity,
                                                 ThreadTeam& team);

/// The joint affinities (P + P^T) / 2n of the conditional affinities P, which sum to 1.
/// @param conditional n x k, from conditionalAffinities()
/// Cost: O(n k log k). The same bytes for any team.
/// van der Maaten & Hinton 2008, section 3.1.
SparseMatrix symmetrize(const NeighborGraph& graph, const std::vector<float>& conditional,
                        ThreadTeam& team);

}  // namespace lookbook
