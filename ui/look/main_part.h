#pragma once

#include "core/base/matrix.h"

#include <cstdint>
#include <vector>

namespace lookbook::ui {

/// The rows (rising) that the first view of a map leaves out, so that the other rows fill it.
///
/// Along each axis let q be the distance between the quantiles 0.5% and 99.5%. Rows further than
/// q/2 outside these two are far outliers, if without them the axis' range is at least a fifth
/// shorter; a row is left out if it is one on any axis. These are at most 1% of the rows for each
/// axis, and none of fewer than 200 rows. Normally distributed points have no far outliers.
/// Quantiles of more than 100,000 rows are taken from 100,000 rows at equal distances.
/// @param positions n x 1, 2 or 3, finite
/// Cost: O(n).
std::vector<std::uint32_t> farOutliers(const MatrixF& positions);

}  // namespace lookbook::ui
