#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/result.h"
#include "core/embedding/common/sparse_matrix.h"

#include <cstddef>
#include <optional>
#include <stop_token>
#include <vector>

namespace lookbook {

/// The smoothest directions of a graph, as coordinates of its points.
struct SpectralEmbedding {
  MatrixF coordinates;  ///< n x dims: eigenvectors of length 1, without the constant one
  std::vector<double> eigenvalues;  ///< one for each column, in increasing order, in [0, 2]
};

/// The number of connected components of a graph. Cost: O(edges).
std::size_t connectedPieces(const SparseMatrix& graph);

/// The eigenvectors of the normalised Laplacian 1 - D^-1/2 W D^-1/2 for its smallest eigenvalues,
/// found by a restarted Lanczos method with a relative tolerance of 1e-4 and at most 100 restarts.
/// The sign of a vector is fixed: its entry of largest magnitude is positive.
/// @return empty if the graph is not connected, has too few points or the method does not converge
/// Errors: cancelled. The same bytes for any team.
/// Belkin & Niyogi 2003, Neural Computation 15; McInnes, Healy & Melville 2018, algorithm 4.
Result<std::optional<SpectralEmbedding>> spectralEmbedding(const SparseMatrix& graph, int dims,
                                                           ThreadTeam& team,
                                                           const std::stop_token& stop = {});

}  // namespace lookbook
