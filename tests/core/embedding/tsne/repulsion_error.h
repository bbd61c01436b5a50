#pragma once

#include "core/embedding/tsne/barnes_hut.h"
#include "tests/core/embedding/tsne/exact_tsne.h"

#include <cstddef>

namespace lookbook::test {

/// |F - F*| / |F*| for the normalised forces F / Z.
inline double relativeError(const MatrixF& positions, double theta, ThreadTeam& team) {
  BarnesHut barnesHut(static_cast<std::size_t>(positions.rows()),
                      static_cast<int>(positions.cols()));
  MatrixF forces;
  const double normalization = barnesHut.repulsion(positions, theta, team, forces);
  const ExactRepulsion exact = exactRepulsion(positions.cast<double>());
  const Eigen::MatrixXd truth = exact.forces / exact.normalization;
  return (forces.cast<double>() / normalization - truth).norm() / truth.norm();
}

}  // namespace lookbook::test
