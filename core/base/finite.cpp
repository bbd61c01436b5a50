#include "core/base/finite.h"

#include <cmath>

namespace lookbook {

std::string firstNotFinite(const MatrixView& matrix) {
  for (Eigen::Index row = 0; row < matrix.rows(); ++row) {
    if (matrix.row(row).allFinite()) continue;
    for (Eigen::Index column = 0; column < matrix.cols(); ++column) {
      const float value = matrix(row, column);
      if (std::isfinite(value)) continue;
      const char* name = std::isnan(value) ? "NaN" : value > 0 ? "infinity" : "-infinity";
      return std::string(name) + " in row " + std::to_string(row + 1) + ", column " +
             std::to_string(column + 1);
    }
  }
  return {};
}

Result<void> checkFinite(const std::string& name, const MatrixView& matrix) {
  const std::string found = firstNotFinite(matrix);
  if (found.empty()) return {};
  return badFile(name + " holds " + found + "; expected finite numbers");
}

}  // namespace lookbook
