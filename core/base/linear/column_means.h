#pragma once

#include "core/base/parallel.h"
#include "core/base/point_source.h"

#include <Eigen/Core>

namespace lookbook {

/// The mean of each column of n x d points, n >= 1, summed in double. The same bytes for any team.
Eigen::RowVectorXd columnMeans(const PointSource& points, ThreadTeam& team);
inline Eigen::RowVectorXd columnMeans(const MatrixView& points, ThreadTeam& team) {
  return columnMeans(PointSource::of(points), team);
}

}  // namespace lookbook
