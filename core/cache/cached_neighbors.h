#pragma once

#include "core/cache/disk_cache.h"
#include "core/runs/map_run.h"
#include "core/runs/recipe.h"

namespace lookbook {

/// Gives a run that has not begun the neighbours that another run found for the same input by the
/// same search in the same components. Returns whether there were any. Damaged files are removed.
/// @param recipe only its input (fingerprint, rows), version and instruction set matter
/// Cost: reads the file: some hundredths of a second for 90 neighbours of 70,000 points.
/// Thread-safe, except for the run.
bool giveNeighbors(const DiskCache& cache, const Recipe& recipe, MapRun& run);

/// Saves the neighbours of a run that has just found them (at Stage::affinities); otherwise does
/// nothing. Errors: io.
Result<void> keepNeighbors(const DiskCache& cache, const Recipe& recipe, const MapRun& run);

}  // namespace lookbook
