#pragma once

#include "core/session/ids.h"

#include <cstddef>
#include <vector>

namespace lookbook::ui {

struct MapItem;
class Workspace;

/// The data sets and maps on which the commands of the menu Run act.

/// The smallest number of images of a map.
inline constexpr int kLeastImages = 4;

/// The data sets for which maps are computed: the active one, or both sides of the comparison.
[[nodiscard]] std::vector<DatasetId> runTargets(const Workspace& workspace);
/// The maps that these data sets show.
[[nodiscard]] std::vector<MapItem*> runItems(const Workspace& workspace);
/// The number of images of a data set for the next map, by ViewState::parameters.
[[nodiscard]] std::size_t countForRun(const Workspace& workspace, DatasetId dataset);
/// Whether the map's run is active and its parameters can be changed, and the parameters shown
/// differ from its own.
[[nodiscard]] bool takesParameters(const Workspace& workspace, const MapItem& item);

}  // namespace lookbook::ui
