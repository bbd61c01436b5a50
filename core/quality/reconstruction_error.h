#pragma once

#include "core/base/parallel.h"
#include "core/base/point_source.h"
#include "core/embedding/pca/pca.h"

#include <vector>

namespace lookbook {

/// How far each point is from what its principal components alone give back: the root mean square,
/// over the coordinates, of x - (mean + C^T C (x - mean)), in the input's unit. The mean of the
/// squares over all points is what the components do not explain of the variance, per coordinate.
/// @param points n x d, those that the components are of or others
/// @return n. Cost: O(n d c). The same bytes for any team.
std::vector<float> reconstructionErrors(const Pca& pca, const PointSource& points,
                                        ThreadTeam& team);

}  // namespace lookbook
