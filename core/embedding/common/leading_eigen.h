#pragma once

#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <Eigen/Core>

#include <functional>
#include <stop_token>

namespace lookbook {

/// The largest eigenvalues of a symmetric matrix, in decreasing order, with their eigenvectors.
struct LeadingEigen {
  Eigen::VectorXd values;
  Eigen::MatrixXd vectors;  ///< n x k, orthonormal
  double residual = 0;  ///< the largest |A v - lambda v|, as a fraction of the largest eigenvalue
  int products = 0;     ///< number of blocks that were multiplied
};

/// Multiplies a block of vectors (n x b) by a symmetric positive semidefinite matrix. Errors:
/// cancelled.
using BlockProduct = std::function<Result<Eigen::MatrixXd>(const Eigen::MatrixXd& block)>;

/// Finds the leading eigenvalues by a block Krylov method: Ritz pairs of the space that a random
/// block and its products span, with a thick restart. It stops when each residual is below 1e-4 of
/// its eigenvalue (or 2e-6 of the largest, the precision of products in float), or after 40
/// products if the eigenvalues are nearly equal; `residual` is the accuracy reached.
/// @param n the size of the matrix, at least `wanted`
/// @param wanted how many eigenvalues to find
/// Errors: cancelled; those of the product. Memory: 16 n m bytes, m = leadingBasis(n, wanted). The
/// same bytes for any team, if those of the product are.
/// Musco & Musco 2015, "Randomized block Krylov methods", NeurIPS 28; Halko, Martinsson & Tropp
/// 2011, SIAM Review 53; Wu & Simon 2000, SIAM J. Matrix Anal. Appl. 22 (the restart).
Result<LeadingEigen> leadingEigen(Eigen::Index n, Eigen::Index wanted, const BlockProduct& product,
                                  ThreadTeam& team, const std::stop_token& stop = {},
                                  const Progress& progress = {});

/// The number of vectors in a block, and the largest number that is kept at once.
Eigen::Index leadingBlock(Eigen::Index n, Eigen::Index wanted);
Eigen::Index leadingBasis(Eigen::Index n, Eigen::Index wanted);

/// Makes the columns of a block (n x b) orthonormal to each other and to a basis (n x m,
/// orthonormal). Directions that are in the basis, or in the block more than once, are left out.
/// @return n x b', b' <= b
/// Stathopoulos & Wu 2002, SIAM J. Sci. Comput. 23.
Eigen::MatrixXd orthonormalized(const Eigen::Ref<const Eigen::MatrixXd>& basis,
                                Eigen::MatrixXd block, ThreadTeam& team);

/// Completes vectors to `count` orthonormal ones: those nearest to the given vectors, in their
/// order, followed by random directions.
/// @param vectors n x m, independent and nearly orthonormal
/// @param count number of vectors in the result, m <= count <= n
/// Errors: cancelled. Lowdin 1950, J. Chem. Phys. 18.
Result<Eigen::MatrixXd> completed(const Eigen::MatrixXd& vectors, Eigen::Index count,
                                  ThreadTeam& team, const std::stop_token& stop = {});

}  // namespace lookbook
