#pragma once

#include <Eigen/Core>

/// Eigen's decompositions of matrices in double precision, which tests compare with. They are
/// compiled once: each takes a compiler half a minute.
namespace samples {

struct Decomposition {
  Eigen::VectorXd values;
  Eigen::MatrixXd vectors;  ///< one in each column
};

/// The eigenvalues of a symmetric matrix, ascending, and their eigenvectors.
Decomposition symmetricDecomposition(const Eigen::MatrixXd& matrix);
/// The singular values of a matrix, descending, and their right singular vectors.
Decomposition singularDecomposition(const Eigen::MatrixXd& matrix);
/// The orthogonal factor of a square matrix.
Eigen::MatrixXd orthogonalFactor(const Eigen::MatrixXd& matrix);

}  // namespace samples
