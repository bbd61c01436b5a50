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

/// The mean and the standard deviation of each pixel over the images of each class.
struct ClassMoments {
  std::vector<std::size_t> counts;  ///< images of each class
  MatrixF means;       ///< classes x (rows*columns), grey values in [0, 255]; 0 for no images
  MatrixF deviations;  ///< of the same shape: standard deviations (divided by n)
};

/// Computes them over all images of each class, train and test. Sums are integers, and therefore
/// exact for classes of up to 16 million images, except for the rounding of the result. The same
/// for any team.
/// Errors: cancelled. Cost: O(n d). Progress: fraction of the images done.
Result<ClassMoments> classMoments(const Dataset& dataset, ThreadTeam& team,
                                  const std::stop_token& stop = {}, const Progress& progress = {});

}  // namespace lookbook
