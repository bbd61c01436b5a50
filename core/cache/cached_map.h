#pragma once

#include "core/cache/disk_cache.h"
#include "core/runs/map_record.h"
#include "core/runs/recipe.h"

#include <optional>

namespace lookbook {

/// Whether a recipe says all that decides a map, so that a map can be found by it: of an input that
/// is known by its content, and made in one go. One whose parameters were changed on the way, or
/// that was branched from another, does not record what it began with.
bool decidesMap(const Recipe& recipe);

/// The finished map that was made by this recipe, or nothing: it was not kept, its file is broken
/// (it goes then) or the recipe does not decide it. The bytes are those that making it again would
/// give: the key holds the recipe's version and instruction set, and the very sources of the
/// numerics (see digestOfNumerics()).
/// @param recipe whose rows are "all" or as describeRows() writes them; its data set's title and
///        count have no bearing
/// @param withMoments of its run, where a window made it; the command line keeps none
/// Cost: reads the file; with the moments of 70,000 points a tenth of a second. Thread-safe.
std::optional<MapRecord> findMap(const DiskCache& cache, const Recipe& recipe,
                                 bool withMoments = true);

/// Keeps a finished map. Nothing is done for one that is not finished or that its recipe does not
/// decide. Errors: io.
Result<void> keepMap(const DiskCache& cache, const Recipe& recipe, const MapRecord& map);

}  // namespace lookbook
