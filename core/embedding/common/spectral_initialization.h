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

/// The smoothest directions of a graph.
struct SpectralEmbedding {
  MatrixF coordinates;  ///< n x dims: eigenvectors of length 1, the constant one left out
  std::vector<double> eigenvalues;  ///< of each column, rising, in [0, 2]
};

/// How many pieces a graph is in: sets of points without an edge between them.
std::size_t connectedPieces(const SparseMatrix& graph);

/// Eigenvectors of the normalised Laplacian 1 - D^-1/2 W D^-1/2 to its smallest eigenvalues, by a
/// restarted Lanczos method, to a relative 1e-4 within 100 restarts. A vector's sign is fixed: its
/// entry of largest magnitude is positive.
/// @return nothing where the graph is in pieces, has too few points or the method does not converge
/// Errors: cancelled. The same bytes for any team.
/// Belkin & Niyogi 2003, Neural Computation 15; McInnes, Healy & Melville 2018, algorithm 4.
Result<std::optional<SpectralEmbedding>> spectralEmbedding(const SparseMatrix& graph, int dims,
                                                           ThreadTeam& team,
                                                           const std::stop_token& stop = {});

}  // namespace lookbook
