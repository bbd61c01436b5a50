#pragma once

#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <Eigen/Core>

#include <functional>
#include <stop_token>

namespace lookbook {

/// The largest eigenvalues of a symmetric matrix, falling, with their eigenvectors.
struct LeadingEigen {
  Eigen::VectorXd values;
  Eigen::MatrixXd vectors;  ///< n x k, orthonormal
  double residual =
      0;             ///< the largest |A v - lambda v| of them, as a fraction of the largest value
  int products = 0;  ///< blocks that were multiplied
};

/// Multiplies a block of vectors (n x b) by a symmetric positive semidefinite matrix. Errors:
/// cancelled.
using BlockProduct = std::function<Result<Eigen::MatrixXd>(const Eigen::MatrixXd& block)>;

/// By a block Krylov method: Ritz pairs of the space that a random block and its products span,
/// with a thick restart. It continues until each residual is below 1e-4 of its eigenvalue (or 2e-6
/// of the largest, the precision of products in float), but for at most 40 products, in case the
/// eigenvalues are nearly equal; `residual` is what it reached.
/// @param n the matrix's size, at least `wanted`
/// Errors: cancelled; those of the product. Memory: 16 n m bytes, m = leadingBasis(n, wanted). The
/// same bytes for any team, if the product's are.
/// Musco & Musco 2015, "Randomized block Krylov methods", NeurIPS 28; Halko, Martinsson & Tropp
/// 2011, SIAM Review 53; Wu & Simon 2000, SIAM J. Matrix Anal. Appl. 22 (the restart).
Result<LeadingEigen> leadingEigen(Eigen::Index n, Eigen::Index wanted, const BlockProduct& product,
                                  ThreadTeam& team, const std::stop_token& stop = {},
                                  const Progress& progress = {});

/// Vectors of a block, and of all that are kept at once at most.
Eigen::Index leadingBlock(Eigen::Index n, Eigen::Index wanted);
Eigen::Index leadingBasis(Eigen::Index n, Eigen::Index wanted);

/// Makes the columns of a block orthonormal, to each other and to a basis (n x m, orthonormal).
/// Directions that are already in the basis, or in the block more than once, are left out.
/// @return n x b', b' <= b
/// Stathopoulos & Wu 2002, SIAM J. Sci. Comput. 23.
Eigen::MatrixXd orthonormalized(const Eigen::Ref<const Eigen::MatrixXd>& basis,
                                Eigen::MatrixXd block, ThreadTeam& team);

/// The orthonormal vectors nearest to given ones, in their order, and random directions behind
/// them.
/// @param vectors n x m, independent and nearly orthonormal
/// @param count of all vectors, m <= count <= n
/// Errors: cancelled. Lowdin 1950, J. Chem. Phys. 18.
Result<Eigen::MatrixXd> completed(const Eigen::MatrixXd& vectors, Eigen::Index count,
                                  ThreadTeam& team, const std::stop_token& stop = {});

}  // namespace lookbook
