#pragma once

#include "core/embedding/pca/centred_points.h"
#include "core/embedding/pca/pca.h"

#include <vector>

namespace lookbook {

/// The principal directions of centred points, as a solver returns them.
struct PrincipalDirections {
  Eigen::MatrixXd vectors;      ///< d x c, orthonormal
  std::vector<double> squares;  ///< sum over all points along each direction, in decreasing order:
                                ///< see Pca::variance
  double total = 0;             ///< sum over all directions
  double residual = 0;          ///< PcaFit::residual
};

/// A solver of principal components.
/// @param components in [1, d]
/// Errors: cancelled. The same bytes for any team.
using SolvePca = Result<PrincipalDirections>(const CentredPoints& points, int components,
                                             ThreadTeam& team, const std::stop_token& stop,
                                             const Progress& progress);

SolvePca solveByCovariance;
SolvePca solveByGram;
SolvePca solveByKrylov;

}  // namespace lookbook
