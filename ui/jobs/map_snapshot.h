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

/// The state of a run, as a copy that may be kept.
struct MapSnapshot {
  MapRecord record;  ///< the map, with its positions as soon as there are some
  MapRun::Stage stage = MapRun::Stage::pca;
  double stageFraction = 0;  ///< of the current stage, in [0, 1]
  double secondsLeft =
      -1;  ///< of the optimisation, at the speed of the last steps; below 0: unknown
  std::optional<LiveScores> liveScores;  ///< of this iteration or a few before
  /// The neighbours of the run, for a branch of it. Null before they are found, or if not needed.
  std::shared_ptr<const NeighborGraph> neighbors;
  bool cached = false;  ///< from the cache
};

/// Where a run begins that is branched from another one: MapRun::branch().
struct BranchStart {
  Moment moment;
  std::shared_ptr<const NeighborGraph> neighbors;  ///< that it can use as well; null: none
};

/// The snapshot before a run begins.
MapSnapshot snapshotOf(const MapRecord& begun, const std::optional<BranchStart>& start);

/// The run, at its beginning. A branch without a start is recomputed: replay().
/// Errors: those of MapRun::create(), MapRun::branch() and replay().
Result<MapRun> runOf(const DatasetPtr& dataset, const MapRecord& begun,
                     const std::optional<BranchStart>& start, ThreadTeam& team,
                     const std::stop_token& stop, const Progress& progress);

}  // namespace lookbook::ui
