#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/quality/map_alignment.h"

#include <stop_token>
#include <vector>

namespace lookbook {

/// The comparison of two maps of the same points, as a whole and for each point.
struct MapComparison {
  MapAlignment alignment;      ///< of the second map onto the first
  std::vector<float> moved;    ///< n: relativeMoves()
  std::vector<float> overlap;  ///< n: neighborOverlap() at k
};

/// Compares two maps.
/// @param first,second n x dims, the same points in the same rows, finite
/// @param k number of neighbours for the overlap, in [1, n - 1]
/// Errors: those of alignMaps() and exactNeighbors(). Cost: O(n^2 dims). The same bytes for any
/// team. Progress: of the whole call.
Result<MapComparison> compareMaps(const MatrixView& first, const MatrixView& second, int k,
                                  ThreadTeam& team, const std::stop_token& stop = {},
                                  const Progress& progress = {});

}  // namespace lookbook
