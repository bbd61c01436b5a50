#pragma once

#include "core/session/view_state.h"

#include <span>

namespace lookbook::ui {

/// Which data sets the pages for comparison show. The functions are to be called within
/// ViewStore::change(), with data sets that are open.

/// Makes a data set the active one, which all pages show. If two others are compared, it replaces
/// the one that was active or, if neither was, the left one.
void showDataset(ViewState& view, DatasetId dataset);

/// The same for a data set that has just been opened. If a single one is shown for comparison, the
/// new one is shown beside it.
void showOpened(ViewState& view, DatasetId dataset);

/// Shows another data set on one side, and makes it the active one.
void showBeside(ViewState& view, std::size_t side, DatasetId dataset);

/// Shows only the left data set.
void showAlone(ViewState& view);

/// If nothing is compared yet: shows the active data set on the left, and another one, if there is
/// one, on the right.
/// @param open all open data sets
void compareOpen(ViewState& view, std::span<const DatasetId> open);

}  // namespace lookbook::ui
