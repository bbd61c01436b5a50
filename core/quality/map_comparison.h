#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/quality/map_alignment.h"

#include <stop_token>
#include <vector>

namespace lookbook {

/// Two maps of the same points, point by point.
struct MapComparison {
  MapAlignment alignment;      ///< of the second map onto the first
  std::vector<float> moved;    ///< n: relativeMoves()
  std::vector<float> overlap;  ///< n: neighborOverlap() at k
};

/// @param first,second n x dims, the same points in the same rows, finite
/// @param k neighbours looked at, in [1, n - 1]
/// Errors: those of alignMaps() and exactNeighbors(). Cost: O(n^2 dims). The same bytes for any
/// team. Progress: the whole.
Result<MapComparison> compareMaps(const MatrixView& first, const MatrixView& second, int k,
                                  ThreadTeam& team, const std::stop_token& stop = {},
                                  const Progress& progress = {});

}  // namespace lookbook
