#pragma once

#include "core/runs/run_history.h"
#include "ui/jobs/live_scoring.h"
#include "ui/jobs/map_job.h"

#include <chrono>
#include <optional>
#include <stop_token>
#include <utility>

namespace lookbook::ui {

/// The run of a MapJob, turn by turn on threads of the pool. It holds a thread while it has
/// something to do: not while it is paused, nor longer than kTurn where other runs wait for one.
struct MapJob::Worker {
  static constexpr Label kWhat = "The map cannot be computed";

  /// What it is to make: MapJob's constructor.
  struct Order {
    DatasetPtr dataset;
    MapRecord begun;
    int threads = 1;
    std::optional<BranchStart> start;
    std::optional<RunCache> cache;
  };

  Worker(MapJob& owner, Order ordered);

  /// Goes on with the run until it ends, is paused, or has to let others go on.
  void turn(const std::stop_token& ending);

  /// It is over: what it holds goes, and turn() does nothing. Not during a turn, but by it.
  void release();

 private:
  using Ended = std::pair<State, QString>;

  /// Nothing: it is there. Else what the job ended as, and why.
  std::optional<Ended> begin(ThreadTeam& team, const std::stop_token& ending);
  bool takeFromCache();
  void keepInCache() const;
  /// Runs on. Nothing: another turn is to come.
  std::optional<Ended> work(ThreadTeam& team, const std::stop_token& ending);
  /// One step. Errors: those that end the run.
  Result<void> advance(ThreadTeam& team, const std::stop_token& stop);
  void publish(std::optional<State> ended = {}, const QString& error = {});
  void showFraction(double fraction);
  /// The token for the next step; nothing where there is none to do for now.
  std::optional<std::stop_token> nextStep();
  std::optional<TsneOptions> takeChange();
  void letDraw(const std::stop_token& ending);
  void read();
  void remember();
  bool mayPublish(Clock::duration step);
  /// Counts what passed since a moment to the run's time, drawing and waiting for others included:
  /// it is what a user waits for.
  void count(Clock::time_point since, bool optimizing);

  MapJob& job_;
  Order order_;
  MapSnapshot snapshot_;
  RunHistory history_;
  LiveScoring scoring_;
  std::optional<MapRun> run_;
  bool over_ = false;
  Clock::time_point published_;
  std::optional<Clock::time_point> left_;  ///< when it let others go on
  double runSeconds_ = 0;                  ///< spent running and drawing (not paused)
  double iterationSeconds_ = 0;            ///< threadSeconds() of the iterations alone
  double optimizeSeconds_ = 0;             ///< by the clock, with the drawing
  int optimizeSteps_ = 0;
};

}  // namespace lookbook::ui
