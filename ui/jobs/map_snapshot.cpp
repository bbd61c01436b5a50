#include "ui/jobs/map_snapshot.h"

#include "core/data/pixels.h"
#include "core/runs/replay.h"

namespace lookbook::ui {

Result<MapRun> runOf(const DatasetPtr& dataset, const MapRecord& begun,
                     const std::optional<BranchStart>& start, ThreadTeam& team,
                     const std::stop_token& stop, const Progress& progress) {
  const PointSource input = pixelPoints(dataset, begun.images);
  if (!start) return replay(input, begun, team, stop, progress);
  auto run = MapRun::branch(input, begun, *start->moment.positions, start->moment.iteration);
  // If they are fewer than the run needs, it finds its own.
  if (run && start->neighbors) (void)run->takeNeighbors(*start->neighbors);
  return run;
}

/// What is shown before a run begins.
MapSnapshot snapshotOf(const MapRecord& begun, const std::optional<BranchStart>& start) {
  MapSnapshot snapshot;
  snapshot.record = begun;
  if (!start) return snapshot;
  snapshot.record.positions = start->moment.positions;
  snapshot.record.iteration = start->moment.iteration;
  snapshot.record.moments = {start->moment};
  return snapshot;
}

}  // namespace lookbook::ui
