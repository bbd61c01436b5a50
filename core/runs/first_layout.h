#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/result.h"

#include <stop_token>

namespace lookbook {

/// A rough map of many points, to be looked at while the neighbours of a real one are computed:
/// a t-SNE of a thousand of the points, evenly spread over their order, and every other point among
/// the three of them that are nearest to it, weighted by the inverse of their squared distances.
/// It is not the start of a map, and no map depends on it.
/// @param points n x d, finite, n >= 4
/// @param dims of the map: 2 or 3
/// @return n x dims
/// Errors: cancelled. Cost: about a second for 70,000 points in 50 dimensions on two threads. The
/// same bytes for any team.
Result<MatrixF> firstLayout(const MatrixF& points, int dims, ThreadTeam& team,
                            const std::stop_token& stop = {});

}  // namespace lookbook
