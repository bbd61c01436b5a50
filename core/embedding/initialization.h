#pragma once

#include "core/base/matrix.h"

#include <cstdint>

namespace lookbook {

/// Standard deviation of the first column of an initial map (Kobak & Berens 2019).
inline constexpr double kInitialDeviation = 1e-4;

/// Centred and scaled so that the first column's standard deviation is kInitialDeviation;
/// a constant first column is left unscaled.
MatrixF scaledInitialization(MatrixF coordinates);

/// n x dims normal random numbers of standard deviation kInitialDeviation, keyed by seed and point.
MatrixF randomInitialization(std::size_t n, int dims, std::uint64_t seed);

}  // namespace lookbook
