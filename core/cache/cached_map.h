#pragma once

#include "core/cache/disk_cache.h"
#include "core/runs/map_record.h"
#include "core/runs/recipe.h"

#include <optional>

namespace lookbook {

/// Whether a map can be found by its recipe, because the recipe determines it completely: its input
/// is identified by its content, and it was computed in one run, without changed parameters and
/// not branched from another map.
bool decidesMap(const Recipe& recipe);

/// The finished map that this recipe gave. Empty if it is not in the cache, its file is damaged
/// (and is then removed) or the recipe does not determine it. Computing it again would give the
/// same bytes: the key contains the version and instruction set of the recipe, and a digest of the
/// numerical sources (digestOfNumerics()).
/// @param recipe its rows are "all" or as describeRows() writes them; the title of its data set and
///        its count are ignored
/// @param withMoments whether to read the moments of its run, which only the window saves
/// Cost: reads the file; a tenth of a second for the moments of 70,000 points. Thread-safe.
std::optional<MapRecord> findMap(const DiskCache& cache, const Recipe& recipe,
                                 bool withMoments = true);

/// Saves a finished map. Does nothing if it is not finished or its recipe does not determine
/// it. Errors: io.
Result<void> keepMap(const DiskCache& cache, const Recipe& recipe, const MapRecord& map);

}  // namespace lookbook
