#pragma once

#include "core/base/result.h"

#include <Eigen/Core>

#include <stop_token>

namespace lookbook {

/// All eigenvalues of a symmetric matrix, rising, with their eigenvectors.
struct SymmetricEigen {
  Eigen::VectorXd values;
  Eigen::MatrixXd vectors;  ///< a column each, orthonormal
};

/// Gives the same bytes as Eigen::SelfAdjointEigenSolver, but checks `stop` at every step.
/// @param matrix n x n, finite, n >= 1; its lower triangle is read
/// Errors: cancelled, within some milliseconds for n of 1,000; badArgument: no convergence. Cost:
/// some 9 n^3, in one thread. Golub & Van Loan 2013, "Matrix Computations", algorithms 8.3.1
/// to 8.3.3.
Result<SymmetricEigen> symmetricEigen(const Eigen::MatrixXd& matrix,
                                      const std::stop_token& stop = {});

}  // namespace lookbook
