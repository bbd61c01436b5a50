#pragma once

#include "core/quality/map_scores.h"
#include "core/runs/map_run.h"
#include "core/runs/recipe.h"
#include "core/session/view_state.h"
#include "ui/jobs/map_job.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace lookbook::ui {

/// One map of a data set: the run that computes it, and its scores. For the window's thread.
struct MapItem {
  QString title;  ///< "t-SNE 2: perplexity 30, all 70,000 images"
  std::unique_ptr<MapJob> job;
  std::optional<MapScores> scores;  ///< empty until its run has ended
  /// Whether scoring the map as a whole is finished.
  bool scored = false;
  std::shared_ptr<const PointScores> pointScores;  ///< null until they are requested
  /// Of a PCA map: reconstructionErrorsOf(). Null until they are requested.
  std::shared_ptr<const std::vector<float>> reconstructionErrors;

  [[nodiscard]] const MapSnapshot& snapshot() const { return job->snapshot(); }
  [[nodiscard]] const MapRecord& record() const { return job->record(); }
  [[nodiscard]] const MapOptions& options() const { return job->options(); }
  /// Which image each row is.
  [[nodiscard]] const std::vector<ImageIndex>& images() const { return record().images; }
  /// Whether there are positions that no longer change.
  [[nodiscard]] bool ended() const {
    return !job->active() && job->state() != MapJob::State::failed && record().positions;
  }
  /// The positions at an iteration of the run (DatasetView::moment); below 0: the current ones.
  [[nodiscard]] std::shared_ptr<const MatrixF> positionsAt(double moment) const;
  /// The last kept moment of the run that is not after the iteration; below 0: the last moment.
  /// The map must have moments.
  [[nodiscard]] const Moment& momentAt(double iteration) const;
  /// Whether the values of the colouring have been computed, or are known not to exist.
  [[nodiscard]] bool knowsValues(Coloring coloring) const;
  /// The value of the colouring for each row; null if there are none, or not yet.
  [[nodiscard]] std::shared_ptr<const std::vector<float>> values(Coloring coloring) const;
};

inline constexpr int kColorings = 8;
/// The number of colourings that need only one map; the others compare two maps.
inline constexpr int kColoringsOfOne = 6;
/// Whether the colouring shows scores of single points.
inline bool tellsOfScores(Coloring coloring) {
  return coloring != Coloring::classes && static_cast<int>(coloring) < kColoringsOfOne;
}
/// "Trustworthiness".
QString coloringTitle(Coloring coloring);

/// "t-SNE, perplexity 30 · all images", "t-SNE, perplexity 30, branched at 250 · all images".
QString describeMap(const MapItem& item);
/// "branched from t-SNE, perplexity 30, at iteration 250"; "" for a map that is no branch.
QString describeBranch(const MapItem& item);
/// "t-SNE".
QString methodTitle(Method method);

/// "t-SNE, perplexity 30": the method and its most important parameters.
QString describeMap(const MapOptions& options);

}  // namespace lookbook::ui
