#include "core/base/finite.h"

#include <cmath>

namespace lookbook {

std::optional<Text> firstNotFinite(const MatrixView& matrix) {
  for (Eigen::Index row = 0; row < matrix.rows(); ++row) {
    if (matrix.row(row).allFinite()) continue;
    for (Eigen::Index column = 0; column < matrix.cols(); ++column) {
      const float value = matrix(row, column);
      if (std::isfinite(value)) continue;
      const char* name = std::isnan(value) ? "NaN" : value > 0 ? "infinity" : "-infinity";
      return text("%1 in row %2, column %3", name, row + 1, column + 1);
    }
  }
  return std::nullopt;
}

Result<void> checkFinite(const std::string& name, const MatrixView& matrix) {
  const auto found = firstNotFinite(matrix);
  if (!found) return {};
  return badFile("%1 holds %2. All values must be finite numbers.", name, *found);
}

}  // namespace lookbook
