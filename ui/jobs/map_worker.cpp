#include "ui/jobs/map_worker.h"

#include "core/base/memory.h"
#include "core/cache/cached_map.h"
#include "core/cache/cached_neighbors.h"
#include "core/runs/files/map_record_file.h"
#include "ui/text/shown_text.h"

#include <algorithm>

namespace lookbook::ui {

namespace {

constexpr std::chrono::milliseconds kSnapshotInterval{33};
constexpr std::chrono::milliseconds kLongestDrawing{100};
/// How long a run keeps a thread for which others wait.
constexpr std::chrono::milliseconds kTurn{100};

constexpr Label kKeeping = "The map cannot be kept";

double secondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

MapJob::Worker::Worker(MapJob& owner, Order ordered)
    : job_(owner),
      order_(std::move(ordered)),
      snapshot_(snapshotOf(order_.begun, order_.start)),
      scoring_({}) {
  for (const Moment& moment : snapshot_.record.moments) history_.add(moment);
}

void MapJob::Worker::turn(const std::stop_token& ending) {
  if (over_) return;
  try {
    // The team exists only for this turn: a run that waits holds no threads.
    ThreadTeam team(order_.threads, ThreadTeam::Priority::background);
    if (!run_) {
      if (const auto ended = begin(team, ending)) {
        publish(ended->first, ended->second);
        return release();
      }
    }
    if (const auto ended = work(team, ending)) {
      snapshot_.record.mostDistorted = run_->mostDistorted(kMostDistorted, team);
      publish(ended->first, ended->second);
      if (ended->first == State::finished) keepInCache();
      release();
    }
  } catch (const std::exception& exception) {
    release();
    job_.fail(errorOf(exception, kWhat));
  }
}

void MapJob::Worker::release() {
  over_ = true;
  run_.reset();
  order_ = {};
  snapshot_ = {};
  history_ = RunHistory();
}

std::optional<MapJob::Worker::Ended> MapJob::Worker::begin(ThreadTeam& team,
                                                           const std::stop_token& ending) {
  scoring_ =
      LiveScoring(order_.dataset->labelsOf(order_.begun.images), order_.dataset->unlabelled());
  auto run = runOf(order_.dataset, order_.begun, order_.start, team, ending,
                   [this](double fraction) { showFraction(fraction); });
  if (!run) {
    if (run.error().kind == Error::Kind::cancelled) return Ended{State::stopped, {}};
    return Ended{State::failed, shownError(run.error())};
  }
  run_ = std::move(*run);
  if (takeFromCache()) return Ended{State::finished, {}};
  return {};
}

/// Takes earlier results from the cache. Returns true if the map itself was there, so that nothing
/// is left to do.
bool MapJob::Worker::takeFromCache() {
  const std::optional<RunCache>& cache = order_.cache;
  if (!cache || cache->anew) return false;
  auto map = findMap(cache->files, order_.begun.recipe);
  if (!map) {
    giveNeighbors(cache->files, order_.begun.recipe, *run_);
    return false;
  }
  map->images = std::move(snapshot_.record.images);
  map->imagesText = std::move(snapshot_.record.imagesText);
  snapshot_.record = std::move(*map);
  snapshot_.stage = MapRun::Stage::finished;
  snapshot_.cached = true;
  return true;
}

/// Results that cannot be saved, for example because the disk is full, are computed again next
/// time.
void MapJob::Worker::keepInCache() const {
  if (!order_.cache) return;
  (void)guarded(kKeeping, [&] {
    return keepMap(order_.cache->files, order_.begun.recipe, snapshot_.record);
  });
}

std::optional<MapJob::Worker::Ended> MapJob::Worker::work(ThreadTeam& team,
                                                          const std::stop_token& ending) {
  const auto begun = Clock::now();
  if (const auto left = std::exchange(left_, std::nullopt))
    count(*left, run_->stage() == MapRun::Stage::optimize);
  while (!run_->finished()) {
    if (ending.stop_requested()) {
      snapshot_.firstLayout.reset();
      return Ended{State::stopped, {}};
    }
    if (Clock::now() - begun >= kTurn && job_.turns_->othersWait()) {
      left_ = Clock::now();
      if (job_.turns_->wake()) return {};
    }
    const auto stop = nextStep();
    if (!stop) return {};
    const auto start = Clock::now();
    const bool optimizing = run_->stage() == MapRun::Stage::optimize;
    if (const auto advanced = advance(team, *stop); !advanced)
      return Ended{State::failed, shownError(advanced.error())};
    remember();
    if (!optimizing || mayPublish(Clock::now() - start)) {
      if (optimizing && !run_->finished()) scoring_.follow(*run_, iterationSeconds_, team);
      read();
      publish();
      letDraw(ending);
    }
    count(start, optimizing);
    if (optimizing) ++optimizeSteps_;
  }
  read();
  return Ended{State::finished, {}};
}

Result<void> MapJob::Worker::advance(ThreadTeam& team, const std::stop_token& stop) {
  // It was checked when it was requested.
  if (const auto changed = takeChange()) (void)run_->change(*changed);
  const MapRun::Stage stage = run_->stage();
  const bool optimizing = stage == MapRun::Stage::optimize;
  if (stage == MapRun::Stage::affinities) scoring_.prepare(*run_, team, stop);
  if (stage == MapRun::Stage::neighbors) showFirstLayout(team, stop);
  stage_.begin();
  const double used = threadSeconds();
  // Progress within the stage; an iteration is shown as a whole when it is done.
  const Progress withinStage = [this](double fraction) { showFraction(fraction); };
  const auto result = run_->advance(1, team, stop, optimizing ? Progress() : withinStage);
  if (optimizing) iterationSeconds_ += threadSeconds() - used;
  if (!result && result.error().kind != Error::Kind::cancelled)
    return tl::unexpected(result.error());
  if (order_.cache && stage == MapRun::Stage::neighbors)
    (void)keepNeighbors(order_.cache->files, order_.begun.recipe, *run_);
  return {};
}

void MapJob::Worker::showFirstLayout(ThreadTeam& team, const std::stop_token& stop) {
  constexpr std::size_t kFewest = 20'000;  // the neighbours of fewer are there in a second or two
  if (snapshot_.firstLayout || order_.start || run_->iteration() > 0 || run_->size() < kFewest)
    return;
  if (auto layout = run_->firstLayout(team, stop)) {
    snapshot_.firstLayout = std::make_shared<const MatrixF>(*std::move(layout));
    publish();
  }
}

void MapJob::Worker::count(Clock::time_point since, bool optimizing) {
  runSeconds_ += secondsSince(since);
  if (optimizing) optimizeSeconds_ += secondsSince(since);
}

/// Hands the snapshot over and notifies the window, unless a notice is already on its way.
void MapJob::Worker::publish(std::optional<State> ended, const QString& error) {
  published_ = Clock::now();
  const std::scoped_lock lock(job_.shared_.mutex);
  job_.shared_.latest = snapshot_;
  job_.shared_.fresh = true;
  if (ended) {
    job_.shared_.ended = ended;
    job_.shared_.error = error;
  }
  job_.announce();
}

void MapJob::Worker::showFraction(double fraction) {
  snapshot_.stageFraction = fraction;
  snapshot_.secondsLeft = stage_.secondsLeft(fraction);
  if (Clock::now() - published_ >= kSnapshotInterval) publish();
}

std::optional<std::stop_token> MapJob::Worker::nextStep() {
  Shared& shared = job_.shared_;
  const std::scoped_lock lock(shared.mutex);
  if (shared.paused && shared.steps == 0) return {};
  if (shared.paused) --shared.steps;
  shared.step = std::stop_source();
  return shared.step.get_token();
}

std::optional<TsneOptions> MapJob::Worker::takeChange() {
  const std::scoped_lock lock(job_.shared_.mutex);
  return std::exchange(job_.shared_.change, std::nullopt);
}

/// Waits until the window has drawn the last notice, because both would take longer at the same
/// time on few cores. It does not wait long for a window that does not draw.
void MapJob::Worker::letDraw(const std::stop_token& ending) {
  std::unique_lock lock(job_.shared_.mutex);
  job_.shared_.wake.wait_for(lock, ending, kLongestDrawing,
                             [this] { return !job_.shared_.underWay; });
}

void MapJob::Worker::read() {
  auto positions = snapshot_.record.positions;
  if (run_->embedding().size() > 0 && (!positions || run_->stage() != snapshot_.stage ||
                                       run_->iteration() != snapshot_.record.iteration))
    positions = std::make_shared<const MatrixF>(run_->embedding());
  snapshot_.record = run_->record();
  snapshot_.record.positions = std::move(positions);
  snapshot_.record.moments = history_.moments();
  snapshot_.record.seconds = runSeconds_;
  snapshot_.stage = run_->stage();
  if (snapshot_.stage >= MapRun::Stage::optimize) snapshot_.firstLayout.reset();
  snapshot_.liveScores = scoring_.scores();
  if (auto neighbors = run_->neighbors()) snapshot_.neighbors = std::move(neighbors);
  snapshot_.stageFraction = 0;
  snapshot_.secondsLeft = -1;
  if (run_->stage() != MapRun::Stage::optimize) return;
  snapshot_.stageFraction = static_cast<double>(run_->iteration()) / run_->iterations();
  if (optimizeSteps_ > 0)
    snapshot_.secondsLeft =
        optimizeSeconds_ / optimizeSteps_ * (run_->iterations() - run_->iteration());
}

/// Keeps about every third of a thousand iterations: twice as many as are kept in the end.
void MapJob::Worker::remember() {
  if (!isOptimized(run_->options().method) || run_->embedding().size() == 0) return;
  const int every =
      std::max(1, run_->iterations() / static_cast<int>(2 * RunHistory::kMostMoments));
  if (run_->iteration() % every != 0 && !run_->finished()) return;
  read();
  const MapRecord& record = snapshot_.record;
  const bool known =
      infoOf(run_->options().method).objective.inMoments && !record.objective.empty();
  history_.add({.iteration = record.iteration,
                .positions = record.positions,
                .divergence = known ? std::optional(record.objective.back().value) : std::nullopt});
  snapshot_.record.moments = history_.moments();
}

/// Whether an iteration that took this long is shown: always while paused; otherwise if the
/// window's rest ends before the next iteration does.
bool MapJob::Worker::mayPublish(Clock::duration step) {
  const std::scoped_lock lock(job_.shared_.mutex);
  if (job_.shared_.paused) return true;
  const auto now = Clock::now();
  return now - published_ >= kSnapshotInterval && !job_.shared_.underWay &&
         now + step >= job_.shared_.restUntil;
}

}  // namespace lookbook::ui
