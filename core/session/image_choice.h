#pragma once

#include "core/data/dataset.h"
#include "core/session/view_state.h"

#include <cstddef>
#include <vector>

namespace lookbook {

/// Which images of a data set are meant, as the run panel and the export ask for them.

/// By rising index.
/// @param view of this data set: what it shows, and its selection
/// @param first how many, for MapImages::first
std::vector<ImageIndex> imagesOf(MapImages choice, const Dataset& dataset, const DatasetView& view,
                                 std::size_t first = 0);

/// How many these are. Cost: O(n) for those shown, else little.
std::size_t countOf(MapImages choice, const Dataset& dataset, const DatasetView& view,
                    std::size_t first = 0);

}  // namespace lookbook
