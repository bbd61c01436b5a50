#pragma once

#include "core/runs/saved_map.h"
#include "ui/jobs/map_job.h"

namespace lookbook::ui {

/// What a run has come to, as files keep it: of a run still under way, as if it were stopped.
/// What it is made of (options, images) is left to the caller.
/// @param snapshot with positions
SavedMap savedMap(const MapSnapshot& snapshot, bool finished);

/// And back again.
MapSnapshot snapshotOf(SavedMap saved);

}  // namespace lookbook::ui
