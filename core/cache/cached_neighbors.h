#pragma once

#include "core/cache/disk_cache.h"
#include "core/runs/map_run.h"
#include "core/runs/recipe.h"

namespace lookbook {

/// Gives a run that has not begun the neighbours that another one of the same input found, by the
/// same search in the same components; whether there were any. A file that is broken goes.
/// @param recipe whose input (fingerprint, rows), version and instruction set count
/// Cost: reads the file: some hundredths of a second for 90 neighbours of 70,000 points.
/// Thread-safe but for the run.
bool giveNeighbors(const DiskCache& cache, const Recipe& recipe, MapRun& run);

/// Keeps the neighbours of a run that has just found them (at Stage::affinities); else nothing is
/// done. Errors: io.
Result<void> keepNeighbors(const DiskCache& cache, const Recipe& recipe, const MapRun& run);

}  // namespace lookbook
