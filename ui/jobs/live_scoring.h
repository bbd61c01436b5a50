#pragma once

#include "core/quality/live_scores.h"
#include "core/runs/map_run.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

namespace lookbook::ui {

/// Processor seconds that the calling thread has used. Unlike wall time, they do not increase while
/// other threads have the processor.
double threadSeconds();

/// Scores a map during its run. Scoring takes at most the share kShare of the time of the
/// iterations, plus the time of one scoring. All of it runs on the thread that advances the run.
class LiveScoring {
 public:
  static constexpr double kShare = 0.03;

  /// @param labels of all points; empty: none
  /// @param unlabelled the class of points without a label
  explicit LiveScoring(std::vector<ClassId> labels, std::optional<ClassId> unlabelled = {}) {
    sample_.labels = std::move(labels);
    sample_.unlabelled = unlabelled;
  }

  /// Finds the neighbours of the sample in the input. Call it at MapRun::Stage::affinities. Does
  /// nothing if there are too few points, or if it was called before.
  void prepare(const MapRun& run, ThreadTeam& team, const std::stop_token& stop);

  /// Scores the current map if the share of time allows it.
  /// @param seconds time of the iterations so far, measured by threadSeconds()
  void follow(const MapRun& run, double seconds, ThreadTeam& team);

  /// The latest scores; empty if there are none yet, or none at all.
  [[nodiscard]] const std::optional<LiveScores>& scores() const { return scores_; }
  /// Seconds that scoring has taken, counted by threadSeconds().
  [[nodiscard]] double spent() const { return spent_; }

 private:
  LiveSample sample_;
  std::optional<LiveScores> scores_;
  double spent_ = 0;
};

}  // namespace lookbook::ui
