#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"

#include <vector>

namespace lookbook {

/// One map aligned with another of the same points by translation, rotation, reflection and scale.
/// The remaining differences are differences of the maps, not of their placement.
struct MapAlignment {
  MatrixF aligned;  ///< n x dims: the map that was moved, in the other's units and place
  /// What is left: the sum of squared distances between the two, over that of the fixed map from
  /// its mean; in [0, 1], scipy.spatial.procrustes' disparity.
  double disparity = 0;
  double scale = 1;       ///< by which the map was enlarged
  bool mirrored = false;  ///< whether it was turned over
};

/// Procrustes' problem with reflection, by least squares (Schoenemann 1966; Schoenemann & Carroll
/// 1970; Gower 1975): the singular vectors of the product of both centred maps give the turn, the
/// singular values the scale.
/// @param fixed,moved n x dims, the same points in the same rows, finite
/// Errors: badArgument where sizes disagree, a value is not finite, or a map has all its points in
/// one place. Cost: O(n dims^2), summed in double in the rows' order.
Result<MapAlignment> alignMaps(const MatrixView& fixed, const MatrixView& moved);

/// The distance of each point from its place in the other map, divided by the size of the fixed map
/// (the root mean square distance of its points from their mean): 0 if it did not move, 1 if it
/// moved as far as points are from the centre on average.
/// @param aligned n x dims: MapAlignment::aligned
std::vector<float> relativeMoves(const MatrixView& fixed, const MatrixView& aligned);

}  // namespace lookbook
