#pragma once

#include "core/session/view_state.h"

#include <span>

namespace lookbook::ui {

/// Which data sets the pages that compare show: those that are open, and no others. All of these
/// are for ViewStore::change().

/// Makes a data set the active one, which all pages show. Where others are compared, it takes the
/// place of the one that was active, or else the left one.
void showDataset(ViewState& view, DatasetId dataset);

/// The same for one that has just been opened: it stands beside what is shown alone.
void showOpened(ViewState& view, DatasetId dataset);

/// Shows another data set on one side, and makes it the active one.
void showBeside(ViewState& view, std::size_t side, DatasetId dataset);

/// Leaves the whole page to the left side.
void showAlone(ViewState& view);

/// Where nothing is compared yet: the active data set on the left, and another one on the right.
/// @param open all open data sets
void compareOpen(ViewState& view, std::span<const DatasetId> open);

}  // namespace lookbook::ui
