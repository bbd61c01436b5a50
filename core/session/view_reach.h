#pragma once

#include "core/data/dataset.h"
#include "core/session/view_state.h"

#include <cstddef>
#include <limits>
#include <vector>

namespace lookbook {

/// What there is of a data set for a view to name.
struct ViewReach {
  std::size_t images = std::numeric_limits<std::size_t>::max();  ///< not known: all it may name
  std::size_t classes = kMostClasses;
  std::vector<SplitPart> splits = {};  ///< empty: not known
  std::vector<bool> maps = {};         ///< whether each is there
};

/// Of an open data set, without maps.
ViewReach reachOf(const Dataset& dataset);

/// A view from outside brought back to what is there: data sets, maps, images and classes that are
/// not there are none, numbers are those that can be drawn. Selections stay as they are.
/// @param datasets in the view's order; the view has as many after that
ViewState withinReach(ViewState view, const std::vector<ViewReach>& datasets);

}  // namespace lookbook
