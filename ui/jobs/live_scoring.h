#pragma once

#include "core/quality/live_scores.h"
#include "core/runs/map_run.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

namespace lookbook::ui {

/// Processor seconds that the calling thread has used: unlike those of the clock they do not grow
/// while others have the processor.
double threadSeconds();

/// Scores a map while its run goes, as often as a small share of the run's time allows: what it has
/// cost never exceeds kShare of the run's iterations by more than one scoring. All on the thread
/// that the run is advanced by.
class LiveScoring {
 public:
  static constexpr double kShare = 0.03;

  /// @param labels of all points; empty: none
  explicit LiveScoring(std::vector<ClassId> labels) { sample_.labels = std::move(labels); }

  /// Looks up what the sample's neighbours are in the input. To be called at
  /// MapRun::Stage::affinities; does nothing for maps of too few points, and if it was done before.
  void prepare(const MapRun& run, ThreadTeam& team, const std::stop_token& stop);

  /// Scores the map as it is, if that is due.
  /// @param seconds that the iterations have taken so far, as threadSeconds() counts
  void follow(const MapRun& run, double seconds, ThreadTeam& team);

  /// The latest scores; none yet, or none at all.
  [[nodiscard]] const std::optional<LiveScores>& scores() const { return scores_; }
  /// Seconds that all this has taken, counted likewise.
  [[nodiscard]] double spent() const { return spent_; }

 private:
  LiveSample sample_;
  std::optional<LiveScores> scores_;
  double spent_ = 0;
};

}  // namespace lookbook::ui
