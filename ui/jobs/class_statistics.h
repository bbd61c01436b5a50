#pragma once

#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/embedding/pca/pca.h"
#include "core/statistics/class_moments.h"
#include "core/statistics/confusion.h"
#include "core/statistics/one_pixel.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace lookbook::ui {

/// Statistics of the classes of a data set.
struct ClassStatistics {
  Result<OnePixel> onePixel;  ///< or why it cannot be computed
  ClassMoments moments;       ///< empty for more than kMostComparedClasses
  /// The leading components of all images; empty for fewer than two images.
  std::optional<Pca> components;
};

/// Computes them; call it off the window's thread. Cost: a second or two for 70,000 images.
/// Errors: cancelled.
Result<std::shared_ptr<const ClassStatistics>> classStatistics(const DatasetPtr& dataset,
                                                               const std::stop_token& stop,
                                                               const Progress& progress);

/// The votes of the 5 nearest neighbours in pixel space, which are searched among all images. If
/// there are more than 10,000, the queries are a random sample of 10,000. The queries of the result
/// are image indices.
/// Errors: those of voteConfusion(); badArgument if there are no labels.
Result<std::shared_ptr<const VoteConfusion>> votesInPixels(const DatasetPtr& dataset,
                                                           const std::stop_token& stop,
                                                           const Progress& progress);

/// The same in a map.
/// @param images which image each of the map's rows is
Result<std::shared_ptr<const VoteConfusion>> votesInMap(const DatasetPtr& dataset,
                                                        const std::vector<ImageIndex>& images,
                                                        const MatrixF& positions,
                                                        const std::stop_token& stop,
                                                        const Progress& progress);

}  // namespace lookbook::ui
