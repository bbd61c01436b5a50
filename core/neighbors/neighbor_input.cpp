#include "core/neighbors/neighbor_input.h"

#include "core/base/column_means.h"

#include <algorithm>
#include <limits>
#include <string>

namespace lookbook {

Result<void> checkNeighborCount(std::size_t n, int k) {
  if (k < 1 || static_cast<std::size_t>(k) >= n)
    return badArgument("cannot find " + std::to_string(k) + " neighbours among " +
                       std::to_string(n) + " points; expected between 1 and " +
                       std::to_string(n == 0 ? 0 : n - 1));
  return {};
}

Result<void> checkDistances(const MatrixView& points, ThreadTeam& team) {
  if (!points.allFinite())
    return badArgument("the points hold a value that is not finite; expected numbers only");
  // No squared distance is above 4 times the largest squared norm of the centred points.
  const Eigen::RowVectorXd mean = columnMeans(points, team);
  double largest = 0;
  for (Eigen::Index i = 0; i < points.rows(); ++i)
    largest = std::max(largest, (points.row(i).cast<double>() - mean).squaredNorm());
  if (4 * largest > static_cast<double>(std::numeric_limits<float>::max()))
    return badArgument(
        "the points are so far apart that their squared distances overflow; expected "
        "values below 1e18 or so");
  return {};
}

}  // namespace lookbook
