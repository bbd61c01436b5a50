#include "ui/jobs/map_job.h"

#include "core/base/memory.h"
#include "core/cache/cached_map.h"
#include "core/cache/cached_neighbors.h"
#include "core/runs/map_record_file.h"
#include "core/runs/run_history.h"
#include "ui/jobs/live_scoring.h"
#include "ui/text/shown_text.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>
#include <utility>

namespace lookbook::ui {

namespace {

constexpr std::chrono::milliseconds kSnapshotInterval{33};
/// What a turn of drawing and resting may take where the drawing leaves room: 20 frames a second.
constexpr std::chrono::steady_clock::duration kFullTurn = std::chrono::milliseconds(48);

constexpr std::chrono::milliseconds kLongestDrawing{100};

constexpr const char* kWhat = "The map cannot be computed";

/// What was to be drawn of the last notice has been.
constexpr auto kDrawn = static_cast<QEvent::Type>(QEvent::User + 1);

double secondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

/// Lives on the worker thread.
struct MapJob::Worker {
  MapJob& job;
  ThreadTeam team;
  MapSnapshot snapshot;
  RunHistory history;
  Clock::time_point published;
  LiveScoring scoring;
  double runSeconds = 0;        ///< spent running and drawing (not paused)
  double iterationSeconds = 0;  ///< threadSeconds() of the iterations alone
  double optimizeSeconds = 0;   ///< by the clock, with the drawing
  int optimizeSteps = 0;
  std::optional<RunCache> cache;
  Recipe recipe;  ///< that it began with

  Worker(MapJob& owner, int threads, std::vector<std::uint8_t> labels, std::optional<RunCache> kept,
         const MapRecord& begun, const std::optional<BranchStart>& start)
      : job(owner),
        team(threads, ThreadTeam::Priority::background),
        snapshot(snapshotOf(begun, start)),
        scoring(std::move(labels)),
        cache(std::move(kept)),
        recipe(begun.recipe) {
    for (const Moment& moment : snapshot.record.moments) history.add(moment);
  }

  /// Takes what was made before. True: the map itself, and nothing is left to do.
  bool takeFromCache(MapRun& run) {
    if (!cache || cache->anew) return false;
    auto map = findMap(cache->files, recipe);
    if (!map) {
      giveNeighbors(cache->files, recipe, run);
      return false;
    }
    map->images = std::move(snapshot.record.images);
    map->imagesText = std::move(snapshot.record.imagesText);
    snapshot.record = std::move(*map);
    snapshot.stage = MapRun::Stage::finished;
    snapshot.cached = true;
    publish(State::finished);
    return true;
  }

  /// What cannot be kept, on a full disk say, is made again another time.
  void keepInCache() const {
    if (!cache) return;
    (void)guarded(kWhat, [&] { return keepMap(cache->files, recipe, snapshot.record); });
  }

  /// Hands the snapshot over; the window is told unless a notice is already on its way.
  void publish(std::optional<State> ended = {}, const QString& error = {}) {
    published = Clock::now();
    const std::scoped_lock lock(job.shared_.mutex);
    job.shared_.latest = snapshot;
    job.shared_.fresh = true;
    if (ended) {
      job.shared_.ended = ended;
      job.shared_.error = error;
    }
    job.announce();
  }

  void showFraction(double fraction) {
    snapshot.stageFraction = fraction;
    if (Clock::now() - published >= kSnapshotInterval) publish();
  }

  /// Waits while paused. The token for the next step, or nothing when the job is ending.
  std::optional<std::stop_token> nextStep(const std::stop_token& ending) {
    Shared& shared = job.shared_;
    std::unique_lock lock(shared.mutex);
    if (!shared.wake.wait(lock, ending, [&] { return !shared.paused || shared.steps > 0; }))
      return {};
    if (ending.stop_requested()) return {};
    if (shared.paused) --shared.steps;
    shared.step = std::stop_source();
    return shared.step.get_token();
  }

  std::optional<TsneOptions> takeChange() {
    const std::scoped_lock lock(job.shared_.mutex);
    return std::exchange(job.shared_.change, std::nullopt);
  }

  /// Leaves the cores to the drawing of the last notice; on few of them both would take longer side
  /// by side. A window that does not come to it is not waited for long.
  void letDraw(const std::stop_token& ending) {
    std::unique_lock lock(job.shared_.mutex);
    job.shared_.wake.wait_for(lock, ending, kLongestDrawing,
                              [this] { return !job.shared_.underWay; });
  }

  void read(const MapRun& run) {
    auto positions = snapshot.record.positions;
    if (run.embedding().size() > 0 && (!positions || run.stage() != snapshot.stage ||
                                       run.iteration() != snapshot.record.iteration))
      positions = std::make_shared<const MatrixF>(run.embedding());
    snapshot.record = run.record();
    snapshot.record.positions = std::move(positions);
    snapshot.record.moments = history.moments();
    snapshot.record.seconds = runSeconds;
    snapshot.stage = run.stage();
    snapshot.liveScores = scoring.scores();
    if (auto neighbors = run.neighbors()) snapshot.neighbors = std::move(neighbors);
    snapshot.stageFraction = 0;
    if (run.stage() != MapRun::Stage::optimize) return;
    snapshot.stageFraction = static_cast<double>(run.iteration()) / run.iterations();
    if (optimizeSteps > 0)
      snapshot.secondsLeft = optimizeSeconds / optimizeSteps * (run.iterations() - run.iteration());
  }

  /// Keeps every third iteration or so of a thousand: twice as many as are kept in the end.
  void remember(const MapRun& run) {
    if (run.options().method == Method::pca || run.embedding().size() == 0) return;
    const int every =
        std::max(1, run.iterations() / static_cast<int>(2 * RunHistory::kMostMoments));
    if (run.iteration() % every != 0 && !run.finished()) return;
    read(run);
    const MapRecord& record = snapshot.record;
    const bool known = run.options().method == Method::tsne && !record.objective.empty();
    history.add(
        {.iteration = record.iteration,
         .positions = record.positions,
         .divergence = known ? std::optional(record.objective.back().value) : std::nullopt});
    snapshot.record.moments = history.moments();
  }

  /// Runs to the end or to the wish to stop; what it ended as, and why.
  std::pair<State, QString> work(MapRun& run, const std::stop_token& ending) {
    // An iteration is shown whole, positions and all, once it is done.
    const Progress withinStage = [this](double fraction) { showFraction(fraction); };
    while (!run.finished()) {
      const auto stop = nextStep(ending);
      if (!stop) return {State::stopped, {}};
      const auto start = Clock::now();
      if (const auto changed = takeChange())
        (void)run.change(*changed);  // checked when it was made
      const MapRun::Stage stage = run.stage();
      const bool optimizing = stage == MapRun::Stage::optimize;
      if (run.stage() == MapRun::Stage::affinities) scoring.prepare(run, team, *stop);
      const double used = threadSeconds();
      const auto result = run.advance(1, team, *stop, optimizing ? Progress() : withinStage);
      if (optimizing) iterationSeconds += threadSeconds() - used;
      if (!result && result.error().kind != Error::Kind::cancelled)
        return {State::failed, shownError(result.error())};
      if (cache && stage == MapRun::Stage::neighbors)
        (void)keepNeighbors(cache->files, recipe, run);
      remember(run);
      if (!optimizing || mayPublish(Clock::now() - start)) {
        if (optimizing && !run.finished()) scoring.follow(run, iterationSeconds, team);
        read(run);
        publish();
        letDraw(ending);
      }
      // With the drawing: it is what a user waits for.
      runSeconds += secondsSince(start);
      if (optimizing) {
        optimizeSeconds += secondsSince(start);
        ++optimizeSteps;
      }
    }
    read(run);
    return {State::finished, {}};
  }

  /// Whether an iteration, which took so long, is to be shown: always while paused; else when the
  /// window's rest would be over before another one.
  bool mayPublish(Clock::duration step) {
    const std::scoped_lock lock(job.shared_.mutex);
    if (job.shared_.paused) return true;
    const auto now = Clock::now();
    return now - published >= kSnapshotInterval && !job.shared_.underWay &&
           now + step >= job.shared_.restUntil;
  }
};

MapJob::MapJob(DatasetPtr dataset, MapRecord begun, int threads, std::optional<BranchStart> start,
               std::optional<RunCache> cache, Begin begin, QObject* parent)
    : QObject(parent),
      state_(begin == Begin::now ? State::running : State::waiting),
      snapshot_(snapshotOf(begun, start)) {
  work_ = [this, threads, dataset = std::move(dataset), begun = std::move(begun),
           start = std::move(start), cache = std::move(cache)](const std::stop_token& ending) {
    try {
      run(dataset, begun, threads, start, cache, ending);
    } catch (const std::exception& exception) {
      fail(errorOf(exception, kWhat));
    }
  };
  if (begin == Begin::now) this->begin();
}

void MapJob::run(const DatasetPtr& dataset, const MapRecord& begun, int threads,
                 const std::optional<BranchStart>& start, const std::optional<RunCache>& cache,
                 const std::stop_token& ending) {
  lowerThisThreadsPriority();
  Worker worker(*this, threads, dataset->labelsOf(begun.images), cache, begun, start);
  auto run = runOf(dataset, begun, start, worker.team, ending,
                   [&](double fraction) { worker.showFraction(fraction); });
  if (!run) {
    const bool stopped = run.error().kind == Error::Kind::cancelled;
    worker.publish(stopped ? State::stopped : State::failed,
                   stopped ? QString() : shownError(run.error()));
    return;
  }
  if (worker.takeFromCache(*run)) return;
  const auto [state, error] = worker.work(*run, ending);
  worker.snapshot.record.mostDistorted = run->mostDistorted(kMostDistorted, worker.team);
  worker.publish(state, error);
  if (state == State::finished) worker.keepInCache();
}

void MapJob::begin() {
  const auto begun = guarded(kWhat, [this]() -> Result<void> {
    worker_ = std::jthread(std::exchange(work_, nullptr));
    return {};
  });
  if (!begun) fail(begun.error());
}

void MapJob::fail(const Error& error) noexcept try {
  const std::scoped_lock lock(shared_.mutex);
  shared_.fresh = true;
  shared_.ended = State::failed;
  shared_.error = shownError(error);
  announce();
} catch (const std::exception&) {
  // There is no memory even for the error.
}

void MapJob::announce() {
  if (std::exchange(shared_.underWay, true)) return;
  shared_.posted = Clock::now();
  QMetaObject::invokeMethod(this, [this] { take(); }, Qt::QueuedConnection);
}

MapJob::MapJob(MapRecord record, QObject* parent)
    : QObject(parent), state_(record.finished ? State::finished : State::stopped) {
  snapshot_.stage = record.finished ? MapRun::Stage::finished : MapRun::Stage::optimize;
  snapshot_.record = std::move(record);
}

MapJob::~MapJob() {
  stop();
  if (worker_.joinable()) worker_.join();
}

void MapJob::pause() {
  if (state_ != State::running) return;
  {
    const std::scoped_lock lock(shared_.mutex);
    shared_.paused = true;
    shared_.step.request_stop();
  }
  setState(State::paused);
}

void MapJob::resume() {
  if (state_ == State::waiting) {
    setState(State::running);
    begin();
    return;
  }
  if (state_ != State::paused) return;
  {
    const std::scoped_lock lock(shared_.mutex);
    shared_.paused = false;
    shared_.steps = 0;
  }
  shared_.wake.notify_all();
  setState(State::running);
}

void MapJob::step() {
  if (!active()) return;
  {
    const std::scoped_lock lock(shared_.mutex);
    shared_.paused = true;
    ++shared_.steps;
  }
  shared_.wake.notify_all();
  setState(State::paused);
}

Result<void> MapJob::change(const TsneOptions& tsne) {
  if (!infoOf(options().method).changes || !active())
    return lookbook::badArgument("only a t-SNE that is still running takes parameters");
  const std::size_t n = record().images.size();
  if (auto checked = checkTsne(tsne, n); !checked) return checked;
  MapOptions asked = options();
  asked.tsne = tsne;
  asked_ = chosenFor(asked, n);
  const std::scoped_lock lock(shared_.mutex);
  shared_.change = tsne;
  return {};
}

void MapJob::stop() {
  worker_.request_stop();
  {
    const std::scoped_lock lock(shared_.mutex);
    shared_.step.request_stop();
  }
  shared_.wake.notify_all();
}

void MapJob::setState(State state) {
  if (state == state_) return;
  state_ = state;
  Q_EMIT stateChanged();
}

void MapJob::take() {
  std::optional<State> ended;
  {
    const std::scoped_lock lock(shared_.mutex);
    snapshot_ = shared_.latest;
    if (asked_ && record().recipe.lastOptions() == *asked_) asked_.reset();
    shared_.fresh = false;
    ended = shared_.ended;
    error_ = shared_.error;
  }
  Q_EMIT advanced();
  // Behind the window's own requests to paint, which are of the same low priority.
  QCoreApplication::postEvent(this, new QEvent(kDrawn), Qt::LowEventPriority);
  if (ended) setState(*ended);
}

bool MapJob::event(QEvent* event) {
  if (event->type() != kDrawn) return QObject::event(event);
  rest();
  return true;
}

void MapJob::rest() {
  const auto now = Clock::now();
  std::unique_lock lock(shared_.mutex);
  const Clock::duration drawing = now - shared_.posted;
  shared_.restUntil = now + std::max(drawing / 2, std::min(2 * drawing, kFullTurn - drawing));
  // What came meanwhile, a pause's or the run's last, is not lost.
  shared_.underWay = shared_.fresh;
  shared_.posted = now;
  if (shared_.fresh) QMetaObject::invokeMethod(this, [this] { take(); }, Qt::QueuedConnection);
  lock.unlock();
  shared_.wake.notify_all();
}

}  // namespace lookbook::ui
