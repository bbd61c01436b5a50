#pragma once

#include "core/data/dataset.h"
#include "core/session/view_state.h"

#include <cstddef>
#include <limits>
#include <vector>

namespace lookbook {

/// The parts of a data set that a view may refer to.
struct ViewReach {
  std::size_t images = std::numeric_limits<std::size_t>::max();  ///< the default means: not known
  std::size_t classes = kMostClasses;
  std::vector<SplitPart> splits = {};  ///< empty: not known
  std::vector<bool> maps = {};         ///< whether each exists
};

/// The reach of an open data set, without maps.
ViewReach reachOf(const Dataset& dataset);

/// Limits a view from outside to what exists: references to missing data sets, maps, images and
/// classes are removed, and numbers are limited to what can be drawn. Selections are not changed.
/// @param datasets in the order of the view, which has the same number afterwards
ViewState withinReach(ViewState view, const std::vector<ViewReach>& datasets);

}  // namespace lookbook
