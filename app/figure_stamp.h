#pragma once

#include "core/data/dataset.h"
#include "core/session/view_state.h"

#include <QString>

#include <string>
#include <vector>

namespace lookbook::app {

/// The part of a figure that shows one data set.
struct StampedPart {
  DatasetPtr dataset;
  Filter filter;
  /// Recipes of its maps, as JSON; "" for a map without a report.
  std::vector<std::string> recipes;
};

/// The stamp of a figure that was made without a window. Its view shows the same in the window: the
/// first map of each data set as a whole.
/// @param dark whether the theme is dark
QString stampText(Page page, const std::vector<StampedPart>& parts, bool dark);

}  // namespace lookbook::app
