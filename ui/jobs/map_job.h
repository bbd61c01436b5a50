#pragma once

#include "core/base/result.h"
#include "core/cache/disk_cache.h"
#include "core/data/dataset.h"
#include "core/quality/live_scores.h"
#include "core/runs/map_run.h"
#include "core/runs/recipe.h"
#include "core/runs/run_history.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace lookbook::ui {

/// What a run has come to: a copy, free to keep.
struct MapSnapshot {
  std::shared_ptr<const MatrixF> positions;  ///< null before the first; n x dims
  MapRun::Stage stage = MapRun::Stage::pca;
  double stageFraction = 0;  ///< of the stage at hand, in [0, 1]
  int iteration = 0;
  int iterations = 0;  ///< in all: MapRun::iterations()
  double secondsLeft =
      -1;                 ///< of the optimisation, at the pace of the last steps; below 0: unknown
  double runSeconds = 0;  ///< spent running and drawing (not paused)
  ObjectiveHistory objective;            ///< MapRun::objective()
  std::optional<LiveScores> liveScores;  ///< of this iteration or a few before
  /// Once the run has ended: MapRun::mostDistorted(), rows of the map. Null before.
  std::shared_ptr<const std::vector<PairDistortion>> mostDistorted;
  /// Those it was made from: for a branch of it. Null before, and for maps that need none.
  std::shared_ptr<const NeighborGraph> neighbors;
  double explainedVariance = 0;
  std::vector<double> componentVariances;  ///< of all dimensions, fractions of the total
  std::vector<MapRun::Change> changes;     ///< of the parameters, on the way
  RunHistory history;                      ///< shares its positions with every copy
  std::optional<PcaFit> pcaFit;            ///< MapRun::pcaFit()
  std::string warning;                     ///< MapRun::warning()
  bool cached = false;                     ///< made another time, and found in the cache
};

/// Where a run looks for what was made before, and keeps what it makes.
struct RunCache {
  DiskCache files;
  Recipe recipe;      ///< of the run: decidesMap()
  bool anew = false;  ///< it makes everything itself, and keeps that instead
};

/// Where a run begins that is branched from another one: MapRun::branch().
struct BranchStart {
  Moment moment;
  std::shared_ptr<const NeighborGraph> neighbors;  ///< that may serve it too; null: none
};

/// One MapRun off the window's thread, with pause, step and stop.
///
///   window                                 worker (gives way to drawing)
///     pause/resume/step/stop -- wishes -->   run.advance(), wishes looked at between steps
///     advanced()  <-- at most 30 a second, the latest snapshot, never two under way, and after
///                     each a rest of half to twice the time that the window took to draw it --
///
/// While the window draws, the run waits: on few cores both would take longer side by side. So it
/// has a third of the time at least, and up to two where that leaves room for 20 frames a second.
///
/// With a cache, the finished map of its recipe is there at once where it was made before, and so
/// are neighbours that another run of the same images found.
///
/// What the run throws, and a thread that the system does not give, is a failure: state(), error().
///
/// A pause within a stage before the optimisation stops the stage, which is done anew on resuming.
/// The worker is stopped and joined when the job goes.
class MapJob : public QObject {
  Q_OBJECT

 public:
  /// waiting: not begun yet, until resume().
  enum class State { waiting, running, paused, stopped, finished, failed };
  enum class Begin { now, later };

  /// @param threads of the run; the result does not depend on it
  /// @param start where it is a branch: its moment is the first of the history
  MapJob(DatasetPtr dataset, std::vector<ImageIndex> images, MapOptions options, int threads,
         std::optional<BranchStart> start = {}, std::optional<RunCache> cache = {},
         Begin begin = Begin::now, QObject* parent = nullptr);
  /// A run that came to this another time, and goes no further.
  MapJob(Method method, MapSnapshot snapshot, State state, QObject* parent = nullptr);
  ~MapJob() override;

  void pause();
  /// Goes on, or begins where it waits for that.
  void resume();
  /// One iteration (or the stage at hand), then paused.
  void step();
  /// Goes on with other parameters of t-SNE, from the next iteration on: MapRun::change().
  /// Errors: badArgument, and nothing changes: out of range, or no t-SNE that is still active.
  Result<void> change(const TsneOptions& tsne);
  /// Ends the run and keeps what it has come to.
  void stop();

  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] bool active() const { return state_ == State::running || state_ == State::paused; }
  [[nodiscard]] const MapSnapshot& snapshot() const { return snapshot_; }
  /// The moments to look back at, chosen by iteration, so that the same recipe has the same ones.
  /// One at least once there are positions; empty for PCA.
  [[nodiscard]] const RunHistory& history() const { return snapshot_.history; }
  /// Why it failed.
  [[nodiscard]] const QString& error() const { return error_; }

 signals:
  void advanced();
  void stateChanged();

 protected:
  bool event(QEvent* event) override;

 private:
  using Clock = std::chrono::steady_clock;

  /// What crosses between the threads, under one mutex.
  struct Shared {
    std::mutex mutex;
    std::condition_variable_any wake;
    bool paused = false;
    int steps = 0;                      ///< to do although paused
    std::optional<TsneOptions> change;  ///< parameters to go on with
    std::stop_source step;              ///< stops the stage or iteration at hand
    bool underWay = false;              ///< a notice is on its way to the window, or being drawn
    Clock::time_point posted;           ///< when the last notice was sent
    Clock::time_point restUntil;        ///< no notice before
    MapSnapshot latest;
    bool fresh = false;  ///< the latest has not been taken
    std::optional<State> ended;
    QString error;
  };

  struct Worker;

  using Work = std::function<void(const std::stop_token&)>;

  /// The run from its beginning to its end; on the worker thread.
  void run(const DatasetPtr& dataset, const std::vector<ImageIndex>& images,
           const MapOptions& options, int threads, const std::optional<BranchStart>& start,
           const std::optional<RunCache>& cache, const std::stop_token& ending);
  void begin();
  /// Ends as failed; from any thread.
  void fail(const Error& error) noexcept;
  /// Tells the window, unless a notice is already on its way. The mutex is held.
  void announce();
  void setState(State state);
  void take();
  void rest();

  Method method_;
  std::size_t size_;
  State state_ = State::running;
  MapSnapshot snapshot_;
  QString error_;
  Shared shared_;
  Work work_;  ///< until it has begun
  std::jthread worker_;
};

}  // namespace lookbook::ui
