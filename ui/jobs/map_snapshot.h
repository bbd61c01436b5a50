#pragma once

#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/neighbors/neighbor_graph.h"
#include "core/quality/live_scores.h"
#include "core/runs/map_run.h"

#include <memory>
#include <optional>
#include <stop_token>

namespace lookbook::ui {

/// What a run has come to: a copy, free to keep.
struct MapSnapshot {
  MapRecord record;  ///< the map, with its positions once there are some
  MapRun::Stage stage = MapRun::Stage::pca;
  double stageFraction = 0;  ///< of the stage at hand, in [0, 1]
  double secondsLeft =
      -1;  ///< of the optimisation, at the pace of the last steps; below 0: unknown
  std::optional<LiveScores> liveScores;  ///< of this iteration or a few before
  /// Those it was made from: for a branch of it. Null before, and for maps that need none.
  std::shared_ptr<const NeighborGraph> neighbors;
  bool cached = false;  ///< made another time, and found in the cache
};

/// Where a run begins that is branched from another one: MapRun::branch().
struct BranchStart {
  Moment moment;
  std::shared_ptr<const NeighborGraph> neighbors;  ///< that may serve it too; null: none
};

/// What there is to see before a run begins.
MapSnapshot snapshotOf(const MapRecord& begun, const std::optional<BranchStart>& start);

/// The run itself, at its beginning. A branch without a start is made again: replay().
/// Errors: those of MapRun::create(), MapRun::branch() and replay().
Result<MapRun> runOf(const DatasetPtr& dataset, const MapRecord& begun,
                     const std::optional<BranchStart>& start, ThreadTeam& team,
                     const std::stop_token& stop, const Progress& progress);

}  // namespace lookbook::ui
