#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"

#include <vector>

namespace lookbook {

/// One map laid over another of the same points as well as moving, turning, mirroring and one scale
/// allow: what is left between them is a difference of the maps, not of how they happen to lie.
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

/// How far each point is from its place in the other map, over the fixed map's size (the root mean
/// square distance of its points from their mean): 0 where it stayed, 1 where it moved by as much
/// as points are from the middle.
/// @param aligned n x dims: MapAlignment::aligned
std::vector<float> relativeMoves(const MatrixView& fixed, const MatrixView& aligned);

}  // namespace lookbook
