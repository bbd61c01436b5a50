#pragma once

#include "core/base/matrix.h"
#include "core/embedding/common/mde_options.h"
#include "core/embedding/common/neighborhood.h"
#include "core/embedding/mde/mde_distortions.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lookbook {

/// Places single points on a finished minimum-distortion embedding of neighbours: where
/// the attraction of the point's neighbours and the repulsion of the others balance. The others are
/// a sample of the map's points, the same for every point, which weighs as much as the pairs that
/// the map's own points had.
/// Agrawal, Ali & Boyd 2021, "Minimum-Distortion Embedding", section 3.2.
class MdePlacement {
 public:
  /// Neighbours that a point is placed by, of n.
  static int neighbors(const MdeOptions& options, std::size_t n);

  /// @param map n x 2 or n x 3, finite; outlives this
  /// @param options that preserve neighbours
  MdePlacement(const MatrixF& map, const MdeOptions& options, std::uint64_t seed);

  /// Writes the coordinates of the place, as many as the map has. Thread-safe.
  void place(const Neighborhood& near, float* place) const;

  /// The distortion of a place and its gradient there.
  /// @param y, gradient as many values as the map has columns
  double distortion(const Neighborhood& near, const float* y, double* gradient) const;

 private:
  const MatrixF* map_;
  Distortion attractive_;
  Distortion repulsive_;
  std::vector<std::uint32_t> others_;
  float push_ = 0;  ///< the weight of each of them, for each neighbour
};

}  // namespace lookbook
