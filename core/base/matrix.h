#pragma once

#include <Eigen/Core>

namespace lookbook {

/// n x d, a row for each point, rows contiguous: the layout of images, maps and NPY files.
using MatrixF = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// A read-only view of such a matrix, or of consecutive rows of one.
using MatrixView = Eigen::Ref<const MatrixF>;

/// Resizes a matrix; its values are lost. If there is not enough memory, the matrix is left empty.
/// (After Eigen 3.4's own resize() has failed, the destructor frees the old values a second time.)
inline void resizeAnew(MatrixF& matrix, Eigen::Index rows, Eigen::Index cols) {
  if (matrix.rows() == rows && matrix.cols() == cols) return;
  matrix.resize(0, 0);
  matrix.resize(rows, cols);
}

}  // namespace lookbook
