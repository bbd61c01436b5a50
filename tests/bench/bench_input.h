#pragma once

#include "core/base/matrix.h"
#include "core/embedding/tsne/affinities.h"

#include <cstddef>

namespace lookbook::bench {

/// The first n images of Fashion-MNIST as points; random clusters if it is not installed.
const MatrixF& pixels(std::size_t n);

/// Their first 50 principal components.
const MatrixF& components(std::size_t n);

/// A map in the middle of a real run, after 500 iterations with the defaults, and its affinities.
struct HalfwayMap {
  MatrixF positions;
  SparseMatrix affinities;
};
const HalfwayMap& halfwayMap(std::size_t n, int dims);

}  // namespace lookbook::bench
