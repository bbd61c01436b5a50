#pragma once

#include "core/base/matrix.h"
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

/// A map and how it came to be: the one value that runs, jobs, the window's maps, sessions, the
/// cache, stamps and reports carry.
struct MapRecord {
  Recipe recipe;                   ///< how to make it again
  std::vector<ImageIndex> images;  ///< which image each row is; empty for the rows of a matrix
  std::string imagesText;          ///< "all images"
  bool finished = false;
  int iteration = 0;
  int iterations = 0;                        ///< of the optimisation in all, or at most
  double seconds = 0;                        ///< that the run took, when it was made
  std::shared_ptr<const MatrixF> positions;  ///< n x dims; null before there are any
  std::vector<Moment> moments;               ///< to look back at, by rising iteration
  ObjectiveHistory objective;                ///< empty for methods that do not measure theirs
  /// The pairs that an MDE distorts most, rows of the map: MapRun::mostDistorted().
  std::vector<PairDistortion> mostDistorted;
  /// Fraction of the total variance explained by the components that PCA kept (the map's own for
  /// PCA); 0 where PCA was not done.
  double explainedVariance = 0;
  /// Fractions of the total variance, falling: of all directions where their number allows to find
  /// them all (Pca::variance), else of the components that were kept.
  std::vector<double> componentVariances;
  /// Where neighbours were not found exactly: ApproximateNeighbors::recall.
  std::optional<double> neighborRecall;
  std::string warning;  ///< what a user should know of it; "" for nothing

  /// The options that hold at its end.
  [[nodiscard]] const MapOptions& options() const { return recipe.lastOptions(); }
};

}  // namespace lookbook
