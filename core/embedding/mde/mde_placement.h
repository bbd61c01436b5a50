#pragma once

#include "core/base/matrix.h"
#include "core/embedding/common/mde_options.h"
#include "core/embedding/common/neighborhood.h"
#include "core/embedding/mde/mde_distortions.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lookbook {

/// Places single points on a finished minimum-distortion embedding that preserves neighbours: each
/// where the attraction of its neighbours and the repulsion of other points balance. The others are
/// a sample of the map's points, the same for every new point, whose total weight is that of the
/// repelling pairs of a point of the map. Immutable and thread-safe.
/// Agrawal, Ali & Boyd 2021, "Minimum-Distortion Embedding", section 3.2.
class MdePlacement {
 public:
  /// By how many neighbours a point is placed, if the map has n points.
  static int neighbors(const MdeOptions& options, std::size_t n);

  /// @param map n x 2 or n x 3, finite; must outlive this object
  /// @param options with Preserve::neighbors
  MdePlacement(const MatrixF& map, const MdeOptions& options, std::uint64_t seed);

  /// Writes the coordinates of the point to `place`, as many as the map has dimensions.
  void place(const Neighborhood& near, float* place) const;

  /// The distortion at a position, and its gradient.
  /// @param y, gradient as many values as the map has dimensions
  double distortion(const Neighborhood& near, const float* y, double* gradient) const;

 private:
  const MatrixF* map_;
  Distortion attractive_;
  Distortion repulsive_;
  std::vector<std::uint32_t> others_;
  float push_ = 0;  ///< the weight of each of these, for each neighbour
};

}  // namespace lookbook
