#pragma once

#include "core/base/parallel.h"
#include "core/base/point_source.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/runs/map_run.h"

#include <cstddef>
#include <stop_token>

namespace lookbook {

/// Whether the neighbours found for one map of n points can be used for another map of the same
/// points, if there are enough of them.
bool findAlike(const MapOptions& one, const MapOptions& other, std::size_t n);

/// A run that repeats a map from its recipe, with the same changes at the same points. It gives the
/// same bytes on the same instruction set. For a branch, the original run is repeated first, up to
/// the moment that the branch starts from.
/// @param input n x d: the input of the map
/// @param begun holds the recipe and, if the rows are images, these
/// Errors: those of MapRun::create() and MapRun::branch(); badArgument for a recipe that is not
/// repeatable(), and for a parent that ended before the branch; cancelled. Cost: that of the runs
/// of its parents.
Result<MapRun> replay(const PointSource& input, MapRecord begun, ThreadTeam& team,
                      const std::stop_token& stop = {}, const Progress& progress = {});

}  // namespace lookbook
