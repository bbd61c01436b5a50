#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/data/dataset.h"

#include <cstddef>
#include <stop_token>
#include <vector>

namespace lookbook {

/// What the images of each class have in common, pixel by pixel, and where they differ.
struct ClassMoments {
  std::vector<std::size_t> counts;  ///< images of each class
  MatrixF means;       ///< classes x (rows*columns), grey values in [0, 255]; 0 for no images
  MatrixF deviations;  ///< the same: standard deviations (over n)
};

/// The mean and the standard deviation of each pixel over all images of each class, train and test.
/// Summed in integers: exact, up to the rounding of the result, for classes of up to 16 million
/// images; the same for any team.
/// Errors: cancelled. Cost: O(n d). Progress: fraction of the images done.
Result<ClassMoments> classMoments(const Dataset& dataset, ThreadTeam& team,
                                  const std::stop_token& stop = {}, const Progress& progress = {});

}  // namespace lookbook
