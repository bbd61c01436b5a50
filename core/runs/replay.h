#pragma once

#include "core/base/parallel.h"
#include "core/base/point_source.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/runs/map_run.h"

#include <cstddef>
#include <stop_token>

namespace lookbook {

/// Whether neighbours found for a map of n points are those that another map of the same points
/// would find, if there are enough of them.
bool findAlike(const MapOptions& one, const MapOptions& other, std::size_t n);

/// A run that makes a map again from its recipe, to the same bytes on the same instruction set:
/// changed on the way where that was. Of a branch, the run that it was branched from is made first,
/// up to where that was.
/// @param input n x d: what the map was made from
/// @param begun its recipe; images where its rows are some
/// Errors: those of MapRun::create() and MapRun::branch(); badArgument for a recipe that is not
/// repeatable(), and for a parent that ended before the branch; cancelled. Cost: the parents' runs.
Result<MapRun> replay(const PointSource& input, MapRecord begun, ThreadTeam& team,
                      const std::stop_token& stop = {}, const Progress& progress = {});

}  // namespace lookbook
