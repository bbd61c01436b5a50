#pragma once

#include "core/base/class_id.h"
#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace lookbook {

/// For each query, how much nearer its own class lies than the nearest other one: (b - a) /
/// max(a, b), with a the mean distance to the others of its class and b the least mean distance to
/// another class; in [-1, 1], 0 for the only point of a class. The mean over all points is the
/// silhouette of the classes, as scikit-learn's silhouette_score.
/// Rousseeuw 1987, "Silhouettes: a graphical aid to the interpretation and validation of cluster
/// analysis".
/// @param points n x d, finite
/// @param labels n, of two classes or more
/// @param queries indices of points
/// Errors: badArgument for labels of one class; cancelled. Cost: O(m n d). The same bytes for any
/// team. Progress: fraction of the queries done.
Result<std::vector<float>> silhouette(const MatrixView& points, std::span<const ClassId> labels,
                                      std::span<const std::uint32_t> queries, ThreadTeam& team,
                                      const std::stop_token& stop = {},
                                      const Progress& progress = {});

}  // namespace lookbook
