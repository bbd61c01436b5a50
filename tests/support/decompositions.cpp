#include "tests/support/decompositions.h"

#include <Eigen/Eigenvalues>
#include <Eigen/QR>
#include <Eigen/SVD>

namespace samples {

Decomposition symmetricDecomposition(const Eigen::MatrixXd& matrix) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(matrix);
  return {.values = solver.eigenvalues(), .vectors = solver.eigenvectors()};
}

Decomposition singularDecomposition(const Eigen::MatrixXd& matrix) {
  const Eigen::BDCSVD<Eigen::MatrixXd> svd(matrix, Eigen::ComputeThinV);
  return {.values = svd.singularValues(), .vectors = svd.matrixV()};
}

Eigen::MatrixXd orthogonalFactor(const Eigen::MatrixXd& matrix) {
  return Eigen::HouseholderQR<Eigen::MatrixXd>(matrix).householderQ();
}

}  // namespace samples
