#pragma once

#include "core/base/matrix.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace samples {

/// The oracle for neighbours: all other points with their squared distances to a point, nearest
/// first, ties by index. Computed in double, so that rounding only affects exact ties.
inline std::vector<std::pair<double, std::uint32_t>> sortedOthers(const lookbook::MatrixF& points,
                                                                  Eigen::Index i) {
  std::vector<std::pair<double, std::uint32_t>> others;
  for (Eigen::Index j = 0; j < points.rows(); ++j)
    if (j != i)
      others.emplace_back((points.row(i) - points.row(j)).cast<double>().squaredNorm(),
                          static_cast<std::uint32_t>(j));
  std::sort(others.begin(), others.end());
  return others;
}

}  // namespace samples
