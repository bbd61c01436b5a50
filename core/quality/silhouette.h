#pragma once

#include "core/base/class_id.h"
#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace lookbook {

/// For each query, how much nearer its own class is than the nearest other class: (b - a) / max(a,
/// b), where a is the mean distance to the other points of its class and b the smallest mean
/// distance to another class. In [-1, 1]; 0 for the only point of a class. The mean over all points
/// equals scikit-learn's silhouette_score. Rousseeuw 1987, "Silhouettes: a graphical aid to the
/// interpretation and validation of cluster analysis".
/// @param points n x d, finite
/// @param labels n, of at least two classes, but for the unlabelled one
/// @param queries indices of points
/// @param unlabelled the class of points without a label, which is no other class
/// Errors: badArgument for labels of one class; cancelled. Cost: O(m n d) for m queries. The same
/// bytes for any team. Progress: fraction of the queries done.
Result<std::vector<float>> silhouette(const MatrixView& points, std::span<const ClassId> labels,
                                      std::span<const std::uint32_t> queries, ThreadTeam& team,
                                      const std::stop_token& stop = {},
                                      const Progress& progress = {},
                                      std::optional<ClassId> unlabelled = {});

/// Whether points are of two classes at least, but for the unlabelled one.
bool severalClasses(std::span<const ClassId> labels, std::optional<ClassId> unlabelled = {});

}  // namespace lookbook
