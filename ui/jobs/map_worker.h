#pragma once

#include "core/runs/run_history.h"
#include "ui/jobs/live_scoring.h"
#include "ui/jobs/map_job.h"
#include "ui/jobs/pace.h"

#include <chrono>
#include <optional>
#include <stop_token>
#include <utility>

namespace lookbook::ui {

/// The run of a MapJob, which takes turns on the threads of the pool. It holds a thread only while
/// it has work: not while it is paused, and not longer than kTurn if other runs wait for a thread.
struct MapJob::Worker {
  static constexpr Label kWhat = "The map cannot be computed";

  /// The map to compute, as in MapJob's constructor.
  struct Order {
    DatasetPtr dataset;
    MapRecord begun;
    int threads = 1;
    std::optional<BranchStart> start;
    std::optional<RunCache> cache;
  };

  Worker(MapJob& owner, Order ordered);

  /// Advances the run until it ends, is paused, or has to let other runs continue.
  void turn(const std::stop_token& ending);

  /// Ends it: releases what it holds, and turn() does nothing from now on. Called only by a turn.
  void release();

 private:
  using Ended = std::pair<State, QString>;

  /// Creates the run. Returns empty if it can advance; otherwise the state in which the job ended,
  /// and why.
  std::optional<Ended> begin(ThreadTeam& team, const std::stop_token& ending);
  bool takeFromCache();
  void keepInCache() const;
  /// Advances the run. Returns empty if another turn will follow.
  std::optional<Ended> work(ThreadTeam& team, const std::stop_token& ending);
  /// Does one step. Errors: those that end the run.
  Result<void> advance(ThreadTeam& team, const std::stop_token& stop);
  void publish(std::optional<State> ended = {}, const QString& error = {});
  void showFraction(double fraction);
  /// The token for the next step; empty if there is nothing to do for now.
  std::optional<std::stop_token> nextStep();
  std::optional<TsneOptions> takeChange();
  void letDraw(const std::stop_token& ending);
  /// Shows a rough layout of many points before their neighbours are computed.
  void showFirstLayout(ThreadTeam& team, const std::stop_token& stop);
  void read();
  void remember();
  bool mayPublish(Clock::duration step);
  /// Adds the time since a moment to the time of the run, including drawing and waiting for others,
  /// because that is how long the user waits.
  void count(Clock::time_point since, bool optimizing);

  MapJob& job_;
  Order order_;
  MapSnapshot snapshot_;
  RunHistory history_;
  LiveScoring scoring_;
  std::optional<MapRun> run_;
  bool over_ = false;
  Clock::time_point published_;
  Pace stage_;                             ///< of the current stage before the optimisation
  std::optional<Clock::time_point> left_;  ///< when it last gave its thread to other runs
  double runSeconds_ = 0;                  ///< spent running and drawing (not paused)
  double iterationSeconds_ = 0;            ///< threadSeconds() of the iterations alone
  double optimizeSeconds_ = 0;             ///< wall time of the optimisation, including drawing
  int optimizeSteps_ = 0;
};

}  // namespace lookbook::ui
