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

/// One map of a data set: the run that makes it, and what is known of it.
struct MapItem {
  QString title;  ///< "t-SNE 2: perplexity 30, all 70,000 images"
  std::unique_ptr<MapJob> job;
  std::optional<MapScores> scores;                 ///< once it has ended
  bool scored = false;                             ///< or there are none to come
  std::shared_ptr<const PointScores> pointScores;  ///< once they were asked for
  /// Of a PCA map, once they were asked for: reconstructionErrorsOf().
  std::shared_ptr<const std::vector<float>> reconstructionErrors;

  [[nodiscard]] const MapSnapshot& snapshot() const { return job->snapshot(); }
  [[nodiscard]] const MapRecord& record() const { return job->record(); }
  [[nodiscard]] const MapOptions& options() const { return job->options(); }
  /// Which image each row is.
  [[nodiscard]] const std::vector<ImageIndex>& images() const { return record().images; }
  /// Whether there is a map that will not move any more.
  [[nodiscard]] bool ended() const {
    return !job->active() && job->state() != MapJob::State::failed && record().positions;
  }
  /// The positions at an iteration of the run (DatasetView::moment); below 0: as they are now.
  [[nodiscard]] std::shared_ptr<const MatrixF> positionsAt(double moment) const;
  /// The last kept moment of the run that is not after the iteration; below 0: the last of all.
  /// Only of a map with moments.
  [[nodiscard]] const Moment& momentAt(double iteration) const;
  /// Whether it is known what numbers there are for the colouring.
  [[nodiscard]] bool knowsValues(Coloring coloring) const;
  /// A number for each row that the colouring asks for; null where there is none, or not yet.
  [[nodiscard]] std::shared_ptr<const std::vector<float>> values(Coloring coloring) const;
};

inline constexpr int kColorings = 8;
/// The first so many tell of one map, the others of two.
inline constexpr int kColoringsOfOne = 6;
/// Whether it tells of the scores of single points.
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

/// "t-SNE, perplexity 30" from the options: the parameters that differ most between runs.
QString describeMap(const MapOptions& options);

}  // namespace lookbook::ui
