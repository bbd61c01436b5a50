#pragma once

#include "core/session/ids.h"

#include <QString>

#include <optional>

namespace lookbook::ui {

struct MapItem;
class MapCollection;
class ViewStore;
class Workspace;

/// The conditions of all commands, and of actions of panels. Each function returns why something
/// cannot be done now, as a sentence that tells the user what to do first, or "" if it can be done.
/// Comments state the condition that prevents it. Cost: at most that of counting images. For the
/// window's thread.

[[nodiscard]] QString whyNoDataset(const Workspace& workspace);
/// No image of the active data set is selected.
[[nodiscard]] QString whyNoSelection(const Workspace& workspace);
/// The active data set has no current image.
[[nodiscard]] QString whyNoImage(const Workspace& workspace);
/// The active data set has no current image, and none is selected.
[[nodiscard]] QString whyNothingToShow(const Workspace& workspace);
[[nodiscard]] QString whyNoUndo(const Workspace& workspace);
[[nodiscard]] QString whyNoRedo(const Workspace& workspace);
[[nodiscard]] QString whyNotBack(const Workspace& workspace);
[[nodiscard]] QString whyNotForward(const Workspace& workspace);
/// The active data set has no map.
[[nodiscard]] QString whyNoMap(const Workspace& workspace);
/// There is nothing to export as a figure.
[[nodiscard]] QString whyNoFigure(const Workspace& workspace);

// Runs: for the maps that runTargets() show.

[[nodiscard]] QString whyNotRun(const Workspace& workspace);
[[nodiscard]] QString whyNotPause(const Workspace& workspace);
/// Also for stopping.
[[nodiscard]] QString whyNotStep(const Workspace& workspace);
[[nodiscard]] QString whyNotRestart(const Workspace& workspace);
[[nodiscard]] QString whyNotApply(const Workspace& workspace);

/// The map that a data set shows cannot be branched at the moment looked back at with
/// ViewState::parameters.
/// @param dataset empty: none is open
[[nodiscard]] QString whyNotBranch(const Workspace& workspace, std::optional<DatasetId> dataset);
/// No new image can be placed on the map that a data set shows.
/// @param dataset empty: none is open
[[nodiscard]] QString whyNotPlace(const MapCollection& maps, std::optional<DatasetId> dataset);
/// The map of the active data set cannot be shown in three dimensions.
[[nodiscard]] QString whyNotTurn(const Workspace& workspace);
/// Two maps of one data set cannot be aligned.
/// @param left, right null: there is none
[[nodiscard]] QString whyNotAlign(const MapItem* left, const MapItem* right);
/// The map has no values for the current colouring, or they are still being computed.
[[nodiscard]] QString whyNotColored(const ViewStore& state, const MapCollection& maps,
                                    const MapItem& item);

}  // namespace lookbook::ui
