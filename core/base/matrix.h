#pragma once

#include <Eigen/Core>

namespace lookbook {

/// n x d, a row for each point, rows contiguous: the layout of images, maps and NPY files.
using MatrixF = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// A read-only view of such a matrix, or of consecutive rows of one.
using MatrixView = Eigen::Ref<const MatrixF>;

/// Gives a matrix another size; its values are lost. Where there is no memory for it, the matrix is
/// empty: one that Eigen 3.4's own resize() has left behind frees its old values a second time.
inline void resizeAnew(MatrixF& matrix, Eigen::Index rows, Eigen::Index cols) {
  if (matrix.rows() == rows && matrix.cols() == cols) return;
  matrix.resize(0, 0);
  matrix.resize(rows, cols);
}

}  // namespace lookbook
