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
  bool anew = false;  ///< computes everything again and replaces the saved results
};

/// One MapRun off the window's thread, with pause, step and stop.
///
///   window                                 pool (yields to drawing)
///     pause/resume/step/stop -- requests ->   run.advance(), requests are checked between steps
///     advanced()  <-- at most 30 a second, the latest snapshot, never two under way, and after
///                     each a rest of half to twice the time that the window took to draw it --
///
/// While the window draws, the run waits: on few cores both would take longer side by side. So it
/// has a third of the time at least, and up to two where that leaves room for 20 frames a second.
///
/// With a cache, a map that was computed before from the same recipe is available immediately, and
/// so are the neighbours that another run of the same images found.
///
/// An exception of the run, or a thread that the system refuses, is a failure: state(), error().
///
/// A pause during a stage before the optimisation stops the stage; resuming begins the stage again.
/// The run takes turns on the threads of the pool and holds none while it is paused; if there are
/// more runs than threads, they alternate. The destructor stops the run and waits for the end of
/// its turn.
class MapJob : public QObject {
  Q_OBJECT

 public:
  /// waiting: not begun; resume() begins it.
  enum class State { waiting, running, paused, stopped, finished, failed };
  enum class Begin { now, later };

  /// @param begun the recipe, the images and their text
  /// @param threads of the run; the result does not depend on it
  /// @param start of a branch of a run that is open: its moment is the first of the moments. A
  ///        branch without a start is recomputed from the beginning: replay().
  MapJob(DatasetPtr dataset, MapRecord begun, int threads, std::optional<BranchStart> start = {},
         std::optional<RunCache> cache = {}, Begin begin = Begin::now, QObject* parent = nullptr);
  /// A map from a session or another program, which does not continue: finished or stopped.
  /// @param record with positions
  explicit MapJob(MapRecord record, QObject* parent = nullptr);
  ~MapJob() override;

  void pause();
  /// Resumes the run, or begins it.
  void resume();
  /// Does one iteration (or the current stage), then pauses.
  void step();
  /// Continues with other parameters of t-SNE, from the next iteration on: MapRun::change().
  /// Errors: badArgument, with nothing changed: out of range, or not a t-SNE that is still active.
  Result<void> change(const TsneOptions& tsne);
  /// Ends the run and keeps its current state.
  void stop();

  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] bool active() const { return state_ == State::running || state_ == State::paused; }
  [[nodiscard]] const MapSnapshot& snapshot() const { return snapshot_; }
  /// Its moments are selected by iteration, so that the same recipe has the same ones: at least one
  /// as soon as there are positions; none for PCA.
  [[nodiscard]] const MapRecord& record() const { return snapshot_.record; }
  /// Including the last change.
  [[nodiscard]] const MapOptions& options() const {
    return asked_ ? *asked_ : record().recipe.lastOptions();
  }
  /// Why it failed.
  [[nodiscard]] const QString& error() const { return error_; }

 signals:
  void advanced();
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
    int steps = 0;                      ///< to do although paused
    std::optional<TsneOptions> change;  ///< parameters for the rest of the run
    std::stop_source step;              ///< stops the current stage or iteration
    bool underWay = false;              ///< a notice is on its way to the window, or being drawn
    Clock::time_point posted;           ///< when the last notice was sent
    Clock::time_point restUntil;        ///< no notice before
    MapSnapshot latest;
    bool fresh = false;  ///< the latest has not been taken
    std::optional<State> ended;
    QString error;
  };

  struct Worker;

  void begin();
  /// Ends as failed; from any thread.
  void fail(const Error& error) noexcept;
  /// Notifies the window, unless a notice is already on its way. The mutex is held.
  void announce();
  void setState(State state);
  void take();
  void rest();

  State state_ = State::running;
  MapSnapshot snapshot_;
  std::optional<MapOptions> asked_;  ///< options requested, until the run has changed to them
  QString error_;
  Shared shared_;
  std::stop_source ending_;
  std::unique_ptr<Worker> worker_;   ///< null: there is nothing to run
  std::unique_ptr<PoolTask> turns_;  ///< of the worker; goes before it
};

}  // namespace lookbook::ui
