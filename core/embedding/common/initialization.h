#pragma once

#include "core/base/matrix.h"

#include <cstdint>

namespace lookbook {

/// Standard deviation of the first column of an initial map (Kobak & Berens 2019).
inline constexpr double kInitialDeviation = 1e-4;

/// Centred and scaled so that the first column's standard deviation is kInitialDeviation;
/// a constant first column is left unscaled.
MatrixF scaledInitialization(MatrixF coordinates);

/// As umap-learn starts: scaled to coordinates of at most 10, with a normal noise of 1e-4 keyed by
/// seed and point that parts duplicates; then each column is stretched to [0, 10]. A constant
/// column becomes the stretched noise.
MatrixF stretchedInitialization(MatrixF coordinates, std::uint64_t seed);

/// n x dims normal random numbers of standard deviation kInitialDeviation, keyed by seed and point.
MatrixF randomInitialization(std::size_t n, int dims, std::uint64_t seed);

}  // namespace lookbook
