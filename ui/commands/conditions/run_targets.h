#pragma once

#include "core/session/ids.h"

#include <cstddef>
#include <vector>

namespace lookbook::ui {

struct MapItem;
class Workspace;

/// What the commands of a run act on.

/// Fewest images of a map.
inline constexpr int kLeastImages = 4;

/// The data sets whose maps are run: the active one, or both sides of the comparison.
[[nodiscard]] std::vector<DatasetId> runTargets(const Workspace& workspace);
/// The maps that these show.
[[nodiscard]] std::vector<MapItem*> runItems(const Workspace& workspace);
/// How many images of a data set ViewState::parameters selects for the next map.
[[nodiscard]] std::size_t countForRun(const Workspace& workspace, DatasetId dataset);
/// Whether that map is running, and other parameters of it are shown.
[[nodiscard]] bool takesParameters(const Workspace& workspace, const MapItem& item);

}  // namespace lookbook::ui
