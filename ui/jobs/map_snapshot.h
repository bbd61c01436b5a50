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

/// A copy of the state of a run, which stays valid.
struct MapSnapshot {
  MapRecord record;  ///< the map, with its positions as soon as there are some
  MapRun::Stage stage = MapRun::Stage::pca;
  /// A rough layout to show until the optimisation begins: MapRun::firstLayout(). It is not part of
  /// the map. Null: the map's positions are shown.
  std::shared_ptr<const MatrixF> firstLayout;
  double stageFraction = 0;  ///< of the current stage, in [0, 1]
  double secondsLeft =
      -1;  ///< of the optimisation, estimated from the last steps; below 0: unknown
  std::optional<LiveScores> liveScores;  ///< of this iteration, or of one shortly before
  /// The neighbours of the run, which a branch can reuse. Null if they are not found yet or not
  /// needed.
  std::shared_ptr<const NeighborGraph> neighbors;
  bool cached = false;  ///< whether the map came from the cache
};

/// Where a branch of another run begins: MapRun::branch().
struct BranchStart {
  Moment moment;
  /// Neighbours that the branch can reuse; null: none.
  std::shared_ptr<const NeighborGraph> neighbors;
};

/// The snapshot that is shown before a run begins.
MapSnapshot snapshotOf(const MapRecord& begun, const std::optional<BranchStart>& start);

/// Creates the run. A branch without a start is recomputed from the beginning: replay().
/// Errors: those of MapRun::create(), MapRun::branch() and replay().
Result<MapRun> runOf(const DatasetPtr& dataset, const MapRecord& begun,
                     const std::optional<BranchStart>& start, ThreadTeam& team,
                     const std::stop_token& stop, const Progress& progress);

}  // namespace lookbook::ui
