#pragma once

#include "core/embedding/common/initialization.h"
#include "core/embedding/tsne/affinities.h"
#include "core/embedding/tsne/tsne.h"
#include "tests/support/points.h"

#include <cstddef>
#include <utility>

namespace lookbook::test {

inline SparseMatrix affinitiesOf(const MatrixF& points, double perplexity = 8) {
  ThreadTeam team(2);
  const auto graph = exactNeighbors(points, static_cast<int>(3 * perplexity), team);
  return symmetrize(*graph, *conditionalAffinities(*graph, perplexity, team), team);
}

inline TsneOptions shortRun(int iterations = 120) {
  return {.perplexity = 8, .iterations = iterations, .exaggerationIterations = 60};
}

inline Tsne started(std::size_t n, int dims, TsneOptions options) {
  auto tsne = Tsne::create(affinitiesOf(samples::clusteredPoints(n, 10, 6)),
                           randomInitialization(n, dims, 3), options);
  return std::move(*tsne);
}

}  // namespace lookbook::test
