#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"

#include <vector>

namespace lookbook {

/// A map aligned with another map of the same points by translation, rotation, reflection and
/// scale, so that the remaining differences are those of the maps and not of their placement.
struct MapAlignment {
  MatrixF aligned;  ///< n x dims: the moved map, in the units and at the place of the fixed map
  /// The remaining difference, in [0, 1]: the sum of squared distances between the points of the
  /// two maps, divided by that between the fixed map and its mean (scipy.spatial.procrustes'
  /// disparity).
  double disparity = 0;
  double scale = 1;       ///< factor by which the map was enlarged
  bool mirrored = false;  ///< whether it was reflected
};

/// Solves the Procrustes problem with reflection by least squares (Schoenemann 1966; Schoenemann &
/// Carroll 1970; Gower 1975): the singular vectors of the product of both centred maps give the
/// rotation, the singular values the scale.
/// @param fixed,moved n x dims, the same points in the same rows, finite
/// Errors: badArgument if sizes differ, a value is not finite, or all points of a map coincide.
/// Cost: O(n dims^2), summed in double in the order of the rows. Thread-safe.
Result<MapAlignment> alignMaps(const MatrixView& fixed, const MatrixView& moved);

/// For each point, the distance between its places in the two maps, divided by the radius of the
/// fixed map (the root mean square distance of its points from their mean): 0 if the point did not
/// move, 1 if it moved by that radius.
/// @param aligned n x dims: MapAlignment::aligned
std::vector<float> relativeMoves(const MatrixView& fixed, const MatrixView& aligned);

}  // namespace lookbook
