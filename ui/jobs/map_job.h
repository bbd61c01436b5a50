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

/// Where a run looks for what was made before, and keeps what it makes.
struct RunCache {
  DiskCache files;
  bool anew = false;  ///< it makes everything itself, and keeps that instead
};

/// One MapRun off the window's thread, with pause, step and stop.
///
///   window                                 pool (gives way to drawing)
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
/// It runs on a thread of the pool, turn by turn: none is held while it is paused, and where more
/// runs go on than the pool has threads, they take turns. The run is stopped and its turn waited
/// for when the job goes.
class MapJob : public QObject {
  Q_OBJECT

 public:
  /// waiting: not begun yet, until resume().
  enum class State { waiting, running, paused, stopped, finished, failed };
  enum class Begin { now, later };

  /// @param begun the recipe, the images and their text
  /// @param threads of the run; the result does not depend on it
  /// @param start where it is a branch of a run at hand: its moment is the first of the moments. A
  ///        branch without one is made from the beginning: replay().
  MapJob(DatasetPtr dataset, MapRecord begun, int threads, std::optional<BranchStart> start = {},
         std::optional<RunCache> cache = {}, Begin begin = Begin::now, QObject* parent = nullptr);
  /// A map that was made another time or elsewhere, and goes no further: finished, or stopped.
  /// @param record with positions
  explicit MapJob(MapRecord record, QObject* parent = nullptr);
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
  /// Its moments are chosen by iteration, so that the same recipe has the same ones: one at least
  /// once there are positions; none for PCA.
  [[nodiscard]] const MapRecord& record() const { return snapshot_.record; }
  /// As last changed.
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

  /// What crosses between the threads, under one mutex.
  struct Shared {
    std::mutex mutex;
    std::condition_variable_any wake;
    bool paused = false;
    int steps = 0;                      ///< to do although paused
    std::optional<TsneOptions> change;  ///< parameters for the rest of the run
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

  void begin();
  /// Ends as failed; from any thread.
  void fail(const Error& error) noexcept;
  /// Tells the window, unless a notice is already on its way. The mutex is held.
  void announce();
  void setState(State state);
  void take();
  void rest();

  State state_ = State::running;
  MapSnapshot snapshot_;
  std::optional<MapOptions> asked_;  ///< for, until the run has changed to them
  QString error_;
  Shared shared_;
  std::stop_source ending_;
  std::unique_ptr<Worker> worker_;   ///< null: nothing is to be run
  std::unique_ptr<PoolTask> turns_;  ///< of the worker; goes before it
};

}  // namespace lookbook::ui
