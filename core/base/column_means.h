#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"

#include <Eigen/Core>

namespace lookbook {

/// The mean of each column, summed in double. n x d -> d; n >= 1. The same bytes for any team.
Eigen::RowVectorXd columnMeans(const MatrixView& points, ThreadTeam& team);

}  // namespace lookbook
