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

/// Scores a map during its run, as often as a small share of the time of the run allows: the cost
/// never exceeds kShare of that of the iterations by more than one scoring. Everything happens on
/// the thread that advances the run.
class LiveScoring {
 public:
  static constexpr double kShare = 0.03;

  /// @param labels of all points; empty: none
  explicit LiveScoring(std::vector<ClassId> labels) { sample_.labels = std::move(labels); }

  /// Finds the neighbours of the sample in the input. Call it at
  /// MapRun::Stage::affinities; does nothing for maps of too few points, and if it was done before.
  void prepare(const MapRun& run, ThreadTeam& team, const std::stop_token& stop);

  /// Scores the current map, if it is time to do so.
  /// @param seconds that the iterations have taken so far, as threadSeconds() counts
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
