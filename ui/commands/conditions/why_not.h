#pragma once

#include "core/session/ids.h"

#include <QString>

#include <optional>

namespace lookbook::ui {

struct MapItem;
class MapCollection;
class ViewStore;
class Workspace;

/// Why something cannot be done now: a sentence for the user, which says what to do first; "": it
/// can be done. The conditions of all commands are here, and of what panels do themselves. They
/// look at the workspace alone and cost no more than counting images.

[[nodiscard]] QString whyNoDataset(const Workspace& workspace);
/// No image of the active data set is selected.
[[nodiscard]] QString whyNoSelection(const Workspace& workspace);
/// The user looks at no image of the active data set.
[[nodiscard]] QString whyNoImage(const Workspace& workspace);
/// The user looks at no image of the active data set, and none is selected.
[[nodiscard]] QString whyNothingToShow(const Workspace& workspace);
[[nodiscard]] QString whyNoUndo(const Workspace& workspace);
[[nodiscard]] QString whyNoRedo(const Workspace& workspace);
[[nodiscard]] QString whyNotBack(const Workspace& workspace);
[[nodiscard]] QString whyNotForward(const Workspace& workspace);
/// The active data set has no map.
[[nodiscard]] QString whyNoMap(const Workspace& workspace);
/// There is nothing to make a figure of.
[[nodiscard]] QString whyNoFigure(const Workspace& workspace);

// Runs: of the maps that runTargets() show.

[[nodiscard]] QString whyNotRun(const Workspace& workspace);
[[nodiscard]] QString whyNotPause(const Workspace& workspace);
/// Also of stopping.
[[nodiscard]] QString whyNotStep(const Workspace& workspace);
[[nodiscard]] QString whyNotRestart(const Workspace& workspace);
[[nodiscard]] QString whyNotApply(const Workspace& workspace);

/// The map that a data set shows cannot be branched at the moment looked at with
/// ViewState::parameters.
/// @param dataset empty: none is open
[[nodiscard]] QString whyNotBranch(const Workspace& workspace, std::optional<DatasetId> dataset);
/// No new image can be placed on the map that a data set shows.
/// @param dataset empty: none is open
[[nodiscard]] QString whyNotPlace(const MapCollection& maps, std::optional<DatasetId> dataset);
/// The active data set's map cannot be turned in three dimensions.
[[nodiscard]] QString whyNotTurn(const Workspace& workspace);
/// Two maps of one data set cannot be laid over each other.
/// @param left, right null: there is none
[[nodiscard]] QString whyNotAlign(const MapItem* left, const MapItem* right);
/// There are no values that the view's colouring could show of the map; also where they are still
/// being computed.
[[nodiscard]] QString whyNotColored(const ViewStore& state, const MapCollection& maps,
                                    const MapItem& item);

}  // namespace lookbook::ui
