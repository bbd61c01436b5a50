#pragma once

#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/data/image_set.h"

#include <stop_token>
#include <vector>

namespace lookbook {

/// An image that is a neighbour of another one.
struct ImageNeighbor {
  ImageIndex image = 0;
  double distance = 0;  ///< L2 over grey values in [0, 1]

  bool operator==(const ImageNeighbor&) const = default;
};

/// The k images of the data set nearest to one of them in pixel space, without itself, by
/// increasing distance, ties by index; all others if there are fewer. Exact, in integers. Errors:
/// cancelled. Cost: O(n d), some milliseconds for 70,000. Thread-safe.
Result<std::vector<ImageNeighbor>> nearestImages(const Dataset& dataset, ImageIndex image, int k,
                                                 const std::stop_token& stop = {});

/// The set, with the k nearest images of each of its members added.
/// Errors: cancelled. Cost: O(|set| n d). The same for any team.
Result<ImageSet> grownByNeighbors(const Dataset& dataset, const ImageSet& set, int k,
                                  ThreadTeam& team, const std::stop_token& stop = {},
                                  const Progress& progress = {});

}  // namespace lookbook
