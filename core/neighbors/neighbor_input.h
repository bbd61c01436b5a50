#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/result.h"

#include <cstddef>

namespace lookbook {

/// Checks that there are k neighbours among n points.
/// Errors: badArgument for k outside [1, n - 1].
Result<void> checkNeighborCount(std::size_t n, int k);

/// Checks that distances between these points can be computed.
/// Errors: badArgument for a NaN, or points so far apart that their squared distances overflow.
Result<void> checkDistances(const MatrixView& points, ThreadTeam& team);

}  // namespace lookbook
