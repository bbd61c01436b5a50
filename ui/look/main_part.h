#pragma once

#include "core/base/matrix.h"

#include <cstdint>
#include <vector>

namespace lookbook::ui {

/// The rows, in increasing order, that the initial view of a map leaves out, so that the other rows
/// fill it.
///
/// Along each axis, let q be the distance between the quantiles 0.5% and 99.5%. Rows that are more
/// than q/2 outside these two are far outliers, provided that the range of the axis is at least a
/// fifth shorter without them. A row is left out if it is a far outlier on any axis. These are at
/// most 1% of the rows for each axis, and none if there are fewer than 200 rows. Normally
/// distributed points have no far outliers. The quantiles of more than 100,000 rows are estimated
/// from 100,000 equally spaced rows.
/// @param positions n x 1, 2 or 3, finite
/// Cost: O(n).
std::vector<std::uint32_t> farOutliers(const MatrixF& positions);

}  // namespace lookbook::ui
