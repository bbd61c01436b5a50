#pragma once

#include "core/base/result.h"

#include <Eigen/Core>

#include <stop_token>

namespace lookbook {

/// All eigenvalues of a symmetric matrix in increasing order, with their eigenvectors.
struct SymmetricEigen {
  Eigen::VectorXd values;
  Eigen::MatrixXd vectors;  ///< one column for each value, orthonormal
};

/// Gives the same bytes as Eigen::SelfAdjointEigenSolver, but checks `stop` at every step.
/// @param matrix n x n, finite, n >= 1; its lower triangle is read
/// Errors: cancelled, within a few milliseconds for n = 1,000; badArgument if it does not converge.
/// Cost: about 9 n^3 operations in one thread. Golub & Van Loan 2013, "Matrix Computations",
/// algorithms 8.3.1
/// to 8.3.3.
Result<SymmetricEigen> symmetricEigen(const Eigen::MatrixXd& matrix,
                                      const std::stop_token& stop = {});

}  // namespace lookbook
