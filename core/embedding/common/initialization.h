#pragma once

#include "core/base/matrix.h"

#include <cstdint>

namespace lookbook {

/// The standard deviation of the first column of an initial map (Kobak & Berens 2019).
inline constexpr double kInitialDeviation = 1e-4;

/// Centres coordinates (n x dims) and scales them so that the standard deviation of the first
/// column is kInitialDeviation. If the first column is constant, they are only centred.
MatrixF scaledInitialization(MatrixF coordinates);

/// The start of umap-learn: coordinates (n x dims) are scaled to at most 10, normal noise of
/// standard deviation 1e-4, keyed by seed and point, separates duplicates, and each column is then
/// stretched to [0, 10]. A constant column becomes the stretched noise.
MatrixF stretchedInitialization(MatrixF coordinates, std::uint64_t seed);

/// Normal random numbers, n x dims, of standard deviation kInitialDeviation, keyed by seed and
/// point.
MatrixF randomInitialization(std::size_t n, int dims, std::uint64_t seed);

}  // namespace lookbook
