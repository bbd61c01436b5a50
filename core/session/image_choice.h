#pragma once

#include "core/base/text.h"
#include "core/data/dataset.h"
#include "core/session/view_state.h"

#include <cstddef>
#include <vector>

namespace lookbook {

/// The images that the user selects in the run panel and in the export dialog.

/// The images of a choice, by increasing index.
/// @param view view of this data set, for its filter and selection
/// @param first number of images, for MapImages::first
std::vector<ImageIndex> imagesOf(MapImages choice, const Dataset& dataset, const DatasetView& view,
                                 std::size_t first = 0);

/// The description of this number of images of a choice.
Text imagesText(MapImages choice, std::size_t count);

/// The number of images of a choice. Cost: O(n) for the shown images, otherwise small.
std::size_t countOf(MapImages choice, const Dataset& dataset, const DatasetView& view,
                    std::size_t first = 0);

}  // namespace lookbook
