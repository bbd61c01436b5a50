#pragma once

#include <Eigen/Core>

namespace lookbook {

/// n x d, a row for each point, rows contiguous: the layout of images, maps and NPY files.
using MatrixF = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// A read-only view of such a matrix, or of consecutive rows of one.
using MatrixView = Eigen::Ref<const MatrixF>;

}  // namespace lookbook
