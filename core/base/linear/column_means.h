#pragma once

#include "core/base/parallel.h"
#include "core/base/point_source.h"

#include <Eigen/Core>

namespace lookbook {

/// The mean of each column, summed in double. n x d -> d; n >= 1. The same bytes for any team.
Eigen::RowVectorXd columnMeans(const PointSource& points, ThreadTeam& team);
inline Eigen::RowVectorXd columnMeans(const MatrixView& points, ThreadTeam& team) {
  return columnMeans(PointSource::of(points), team);
}

}  // namespace lookbook
