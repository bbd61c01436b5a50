#pragma once

#include "core/base/text.h"
#include "core/data/dataset.h"
#include "core/session/view_state.h"

#include <cstddef>
#include <vector>

namespace lookbook {

/// The images that the user asks for in the run panel and the export dialog.

/// By rising index.
/// @param view of this data set: its filter and selection
/// @param first their number, for MapImages::first
std::vector<ImageIndex> imagesOf(MapImages choice, const Dataset& dataset, const DatasetView& view,
                                 std::size_t first = 0);

/// The description of a map of this many of them.
Text imagesText(MapImages choice, std::size_t count);

/// Their number. Cost: O(n) for the shown images, otherwise small.
std::size_t countOf(MapImages choice, const Dataset& dataset, const DatasetView& view,
                    std::size_t first = 0);

}  // namespace lookbook
