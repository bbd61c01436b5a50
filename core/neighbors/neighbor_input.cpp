#include "core/neighbors/neighbor_input.h"

#include "core/base/linear/column_means.h"

#include <algorithm>
#include <limits>
#include <string>

namespace lookbook {

Result<void> checkNeighborCount(std::size_t n, int k) {
  if (k < 1 || static_cast<std::size_t>(k) >= n)
    return badArgument(plural(k, "%n neighbour of each point cannot be found among %1.",
                              "%n neighbours of each point cannot be found among %1.",
                              plural(n, "%n point", "%n points")));
  return {};
}

Result<void> checkDistances(const MatrixView& points, ThreadTeam& team) {
  if (!points.allFinite())
    return badArgument(text("The points hold a value that is not a finite number."));
  // No squared distance exceeds 4 times the largest squared norm of the centred points.
  const Eigen::RowVectorXd mean = columnMeans(points, team);
  double largest = 0;
  for (Eigen::Index i = 0; i < points.rows(); ++i)
    largest = std::max(largest, (points.row(i).cast<double>() - mean).squaredNorm());
  if (4 * largest > static_cast<double>(std::numeric_limits<float>::max()))
    return badArgument(
        text("The points are so far apart that their squared distances overflow. Scale the values "
             "to below 1e18."));
  return {};
}

}  // namespace lookbook
