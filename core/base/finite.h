#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"

#include <optional>
#include <string>

namespace lookbook {

/// The first value that is not a finite number, and where it is, in rows and columns counted from
/// 1: "NaN in row 3, column 5"; nothing where all are finite. Cost: O(n d).
std::optional<Text> firstNotFinite(const MatrixView& matrix);

/// Whether all values of a file's matrix are finite. Errors: badFile, which names the first that is
/// not: "map.npy holds NaN in row 3, column 1. All values must be finite numbers."
Result<void> checkFinite(const std::string& name, const MatrixView& matrix);

}  // namespace lookbook
