#pragma once

#include "core/base/parallel.h"
#include "core/base/point_source.h"
#include "core/embedding/pca/pca.h"

#include <vector>

namespace lookbook {

/// For each point, the error of its reconstruction from the principal components: the root mean
/// square over the coordinates of x - (mean + C^T C (x - mean)), in the unit of the input. The mean
/// of its square over all points is the variance per coordinate that the components do not explain.
/// @param points n x d; these may be other points than those of the PCA
/// @return n values. Cost: O(n d c). The same bytes for any team.
std::vector<float> reconstructionErrors(const Pca& pca, const PointSource& points,
                                        ThreadTeam& team);

}  // namespace lookbook
