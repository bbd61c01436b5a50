#include "ui/jobs/saved_snapshot.h"

#include <utility>

namespace lookbook::ui {

SavedMap savedMap(const MapSnapshot& snapshot, bool finished) {
  SavedMap saved{.options = {},
                 .changes = snapshot.changes,
                 .parent = {},
                 .maker = {},
                 .images = {},
                 .imagesText = {},
                 .finished = finished,
                 .iteration = snapshot.iteration,
                 .iterations = snapshot.iterations,
                 .seconds = snapshot.runSeconds,
                 .positions = snapshot.positions,
                 .moments = snapshot.history.moments(),
                 .objective = snapshot.objective,
                 .mostDistorted = {},
                 .explainedVariance = snapshot.explainedVariance,
                 .componentVariances = snapshot.componentVariances,
                 .neighborRecall = {},
                 .pcaFit = snapshot.pcaFit,
                 .warning = snapshot.warning};
  if (snapshot.mostDistorted) saved.mostDistorted = *snapshot.mostDistorted;
  return saved;
}

MapSnapshot snapshotOf(SavedMap saved) {
  MapSnapshot snapshot;
  snapshot.positions = std::move(saved.positions);
  snapshot.stage = saved.finished ? MapRun::Stage::finished : MapRun::Stage::optimize;
  snapshot.iteration = saved.iteration;
  snapshot.iterations = saved.iterations;
  snapshot.runSeconds = saved.seconds;
  snapshot.objective = std::move(saved.objective);
  snapshot.mostDistorted =
      std::make_shared<const std::vector<PairDistortion>>(std::move(saved.mostDistorted));
  snapshot.explainedVariance = saved.explainedVariance;
  snapshot.componentVariances = std::move(saved.componentVariances);
  snapshot.pcaFit = saved.pcaFit;
  snapshot.warning = std::move(saved.warning);
  snapshot.changes = std::move(saved.changes);
  for (Moment& moment : saved.moments) snapshot.history.add(std::move(moment));
  return snapshot;
}

}  // namespace lookbook::ui
