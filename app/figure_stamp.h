#pragma once

#include "core/data/dataset.h"
#include "core/session/view_state.h"

#include <QString>

#include <string>
#include <vector>

namespace lookbook::app {

/// What a figure shows of a data set.
struct StampedPart {
  DatasetPtr dataset;
  Filter filter;
  std::vector<std::string> recipes;  ///< of its maps, as JSON; "" without a report
};

/// The stamp of a figure that was made without a window, with the view in which this shows the
/// same: the first map of each data set, seen whole.
/// @param dark the look
QString stampText(Page page, const std::vector<StampedPart>& parts, bool dark);

}  // namespace lookbook::app
