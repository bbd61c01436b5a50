#pragma once

#include "core/base/result.h"
#include "core/cache/disk_cache.h"
#include "core/data/dataset.h"
#include "ui/jobs/map_snapshot.h"
#include "ui/jobs/pool.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

namespace lookbook::ui {

/// Where a run looks for earlier results, and where it saves its own.
struct RunCache {
  DiskCache files;
  bool anew = false;  ///< whether everything is computed again and replaces the saved results
};

/// Computes one MapRun off the window's thread; it can be paused, stepped and stopped. For the
/// window's thread.
///
///   window                                 pool (yields to drawing)
///     pause/resume/step/stop -- requests ->   run.advance(), requests are checked between steps
///     advanced()  <-- latest snapshot --      at most 30 a second, one at a time
///
/// After each snapshot the window rests for half to twice the time that it took to draw it.
/// The run waits while the window draws, because both would take longer at the same time on few
/// cores. The run therefore gets at least a third of the time, and up to two thirds if that allows
/// 20 frames a second.
///
/// With a cache, a map that was computed before from the same recipe is available immediately, and
/// so are the neighbours that another run of the same images found.
///
/// If the run throws, or if the system refuses a thread, the job has failed: state(), error().
///
/// A pause during a stage before the optimisation stops the stage; resuming begins the stage again.
/// The run takes turns on the threads of the pool and holds none while it is paused; if there are
/// more runs than threads, they alternate. The destructor stops the run and waits for the end of
/// its turn.
class MapJob : public QObject {
  Q_OBJECT

 public:
  /// A waiting job has not begun; resume() begins it.
  enum class State { waiting, running, paused, stopped, finished, failed };
  enum class Begin { now, later };

  /// @param begun the recipe, the images and their text
  /// @param threads number of threads; the result does not depend on it
  /// @param start where a branch of an open run begins; its moment is the first one of this map. A
  /// branch without a start is recomputed from the beginning: replay().
  MapJob(DatasetPtr dataset, MapRecord begun, int threads, std::optional<BranchStart> start = {},
         std::optional<RunCache> cache = {}, Begin begin = Begin::now, QObject* parent = nullptr);
  /// A map from a session or another program, which cannot continue. Its state is finished or
  /// stopped.
  /// @param record with positions
  explicit MapJob(MapRecord record, QObject* parent = nullptr);
  ~MapJob() override;

  /// Pauses the run if it is running. Does nothing otherwise.
  void pause();
  /// Resumes the run, or begins it.
  void resume();
  /// Computes one iteration (or the current stage), then pauses.
  void step();
  /// Continues with other parameters of t-SNE, from the next iteration on: MapRun::change().
  /// Errors: badArgument if a parameter is out of range, or if the run is not an active t-SNE.
  /// Nothing changes then.
  Result<void> change(const TsneOptions& tsne);
  /// Ends the run and keeps its current state.
  void stop();

  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] bool active() const { return state_ == State::running || state_ == State::paused; }
  [[nodiscard]] const MapSnapshot& snapshot() const { return snapshot_; }
  /// The record of the map. Its moments are selected by iteration, so that they are the same for
  /// the same recipe. There is at least one as soon as there are positions, and none for PCA.
  [[nodiscard]] const MapRecord& record() const { return snapshot_.record; }
  /// The options, including a change that the run has not reached yet.
  [[nodiscard]] const MapOptions& options() const {
    return asked_ ? *asked_ : record().recipe.lastOptions();
  }
  /// Why the run failed.
  [[nodiscard]] const QString& error() const { return error_; }

 signals:
  /// snapshot() has changed.
  void advanced();
  /// state() has changed.
  void stateChanged();

 protected:
  bool event(QEvent* event) override;

 private:
  using Clock = std::chrono::steady_clock;

  /// The data that the threads share, protected by one mutex.
  struct Shared {
    std::mutex mutex;
    std::condition_variable_any wake;
    bool paused = false;
    int steps = 0;                      ///< steps to do while paused
    std::optional<TsneOptions> change;  ///< parameters for the rest of the run
    std::stop_source step;              ///< stops the current stage or iteration
    bool underWay = false;              ///< a notice is on its way to the window, or being drawn
    Clock::time_point posted;           ///< when the last notice was sent
    Clock::time_point restUntil;        ///< no notice is sent before this time
    MapSnapshot latest;
    bool fresh = false;  ///< the window has not taken the latest snapshot yet
    std::optional<State> ended;
    QString error;
  };

  struct Worker;

  void begin();
  /// Ends the job as failed. Thread-safe.
  void fail(const Error& error) noexcept;
  /// Notifies the window, unless a notice is already on its way. The mutex is held.
  void announce();
  void setState(State state);
  void take();
  void rest();

  State state_ = State::running;
  MapSnapshot snapshot_;
  std::optional<MapOptions> asked_;  ///< requested options that the run has not reached yet
  QString error_;
  Shared shared_;
  std::stop_source ending_;
  std::unique_ptr<Worker> worker_;   ///< null if there is nothing to run
  std::unique_ptr<PoolTask> turns_;  ///< turns of the worker; destroyed before it
};

}  // namespace lookbook::ui
