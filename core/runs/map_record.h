#pragma once

#include "core/base/matrix.h"
#include "core/base/text.h"
#include "core/data/dataset.h"
#include "core/embedding/common/objective.h"
#include "core/embedding/common/pair_distortion.h"
#include "core/runs/recipe.h"
#include "core/runs/run_history.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lookbook {

/// A map and how it was computed. Runs, jobs, the maps of the window, sessions, the cache, stamps
/// and reports all use this one value.
struct MapRecord {
  Recipe recipe;                   ///< how to compute it again
  std::vector<ImageIndex> images;  ///< the image of each row; empty for the rows of a matrix
  Text imagesText;                 ///< description of the images: images_text.h
  bool finished = false;
  int iteration = 0;
  int iterations = 0;                        ///< of the whole optimisation, or the most
  double seconds = 0;                        ///< wall time of the run
  std::shared_ptr<const MatrixF> positions;  ///< n x dims; null before there are any
  std::vector<Moment> moments;               ///< moments of the run, by increasing iteration
  ObjectiveHistory objective;                ///< empty for methods that do not measure theirs
  /// The pairs that an MDE distorts most, rows of the map: MapRun::mostDistorted().
  std::vector<PairDistortion> mostDistorted;
  /// Fraction of the total variance explained by the components that PCA kept (the map's own for
  /// PCA); 0 where PCA was not done.
  double explainedVariance = 0;
  /// Fractions of the total variance in decreasing order: of all directions if there are few enough
  /// to compute them all (Pca::variance), otherwise of the components that were kept.
  std::vector<double> componentVariances;
  /// ApproximateNeighbors::recall; empty if the neighbours are exact.
  std::optional<double> neighborRecall;
  /// Whether all points of the input were the same, so that the map shows no structure.
  bool atOnePlace = false;

  /// The options at the end of the run.
  [[nodiscard]] const MapOptions& options() const { return recipe.lastOptions(); }
};

}  // namespace lookbook
