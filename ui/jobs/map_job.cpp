#include "ui/jobs/map_job.h"

#include "ui/jobs/map_worker.h"
#include "ui/text/shown_text.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>
#include <utility>

namespace lookbook::ui {

namespace {

/// The longest time for drawing and resting together, if drawing allows it: 20 frames a second.
constexpr std::chrono::steady_clock::duration kFullTurn = std::chrono::milliseconds(48);

/// The window has drawn what the last notice changed.
constexpr auto kDrawn = static_cast<QEvent::Type>(QEvent::User + 1);

}  // namespace

MapJob::MapJob(DatasetPtr dataset, MapRecord begun, int threads, std::optional<BranchStart> start,
               std::optional<RunCache> cache, Begin begin, QObject* parent)
    : QObject(parent),
      state_(begin == Begin::now ? State::running : State::waiting),
      snapshot_(snapshotOf(begun, start)) {
  // PCA takes a second, so it does not wait for runs that take minutes.
  const bool brief = begun.recipe.lastOptions().method == kProjection;
  worker_ = std::make_unique<Worker>(*this, Worker::Order{.dataset = std::move(dataset),
                                                          .begun = std::move(begun),
                                                          .threads = threads,
                                                          .start = std::move(start),
                                                          .cache = std::move(cache)});
  turns_ = std::make_unique<PoolTask>(brief ? Lane::background : Lane::maps, Worker::kWhat,
                                      [this] { worker_->turn(ending_.get_token()); });
  if (begin == Begin::now) this->begin();
}

void MapJob::begin() {
  const auto begun = turns_->wake();
  if (begun) return;
  worker_->release();  // there is no current turn, and none will follow
  fail(begun.error());
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
  if (turns_) turns_->end();
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
  begin();
  setState(State::running);
}

void MapJob::step() {
  if (!active()) return;
  {
    const std::scoped_lock lock(shared_.mutex);
    shared_.paused = true;
    ++shared_.steps;
  }
  begin();
  setState(State::paused);
}

Result<void> MapJob::change(const TsneOptions& tsne) {
  if (!infoOf(options().method).changes || !active())
    return lookbook::badArgument(text("Only a t-SNE that is still running accepts parameters."));
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
  if (!active()) return;
  ending_.request_stop();
  {
    const std::scoped_lock lock(shared_.mutex);
    shared_.step.request_stop();
  }
  (void)turns_->wake();  // if it fails, the run ends as failed
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
  // Queued behind the window's paint requests, which have the same low priority.
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
  // A snapshot that was published meanwhile, such as the last one, is not lost.
  shared_.underWay = shared_.fresh;
  shared_.posted = now;
  if (shared_.fresh) QMetaObject::invokeMethod(this, [this] { take(); }, Qt::QueuedConnection);
  lock.unlock();
  shared_.wake.notify_all();
}

}  // namespace lookbook::ui
