#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/point_source.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <Eigen/Core>

#include <stop_token>
#include <vector>

namespace lookbook {

/// Principal components of centred points, exact: eigenvectors of the d x d covariance.
/// A component's sign is fixed: its entry of largest magnitude is positive.
/// Pearson 1901; Jolliffe 2002, "Principal component analysis".
struct Pca {
  Eigen::VectorXf mean;          ///< d
  MatrixF components;            ///< c x d, orthonormal rows, by falling variance
  std::vector<double> variance;  ///< d, along each component, also those not kept (over n - 1)
  double totalVariance = 0;      ///< over all d directions

  /// Fraction of the total variance that the kept components explain, in [0, 1]; 1 if it is 0.
  [[nodiscard]] double explained() const;
  /// n x c coordinates of points (n x d).
  [[nodiscard]] MatrixF project(const PointSource& points, ThreadTeam& team) const;
  [[nodiscard]] MatrixF project(const MatrixView& points, ThreadTeam& team) const {
    return project(PointSource::of(points), team);
  }
};

/// @param points n x d, finite, n >= 2
/// @param components in [1, d]
/// Errors: badArgument (size, NaN); cancelled. Cost: O(n d^2 + d^3). The same bytes for any team.
Result<Pca> fitPca(const PointSource& points, int components, ThreadTeam& team,
                   const std::stop_token& stop = {}, const Progress& progress = {});
inline Result<Pca> fitPca(const MatrixView& points, int components, ThreadTeam& team,
                          const std::stop_token& stop = {}, const Progress& progress = {}) {
  return fitPca(PointSource::of(points), components, team, stop, progress);
}

}  // namespace lookbook
