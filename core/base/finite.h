#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"

#include <optional>
#include <string>

namespace lookbook {

/// The first value that is not a finite number and its place, with rows and columns counted from 1:
/// "NaN in row 3, column 5". Empty if all are finite. Cost: O(n d).
std::optional<Text> firstNotFinite(const MatrixView& matrix);

/// Checks that all values of a matrix from a file are finite. Errors: badFile, naming the first
/// one that is not: "map.npy holds NaN in row 3, column 1. All values must be finite numbers."
Result<void> checkFinite(const std::string& name, const MatrixView& matrix);

}  // namespace lookbook
