#include "ui/maps/map_collection.h"

#include "core/runs/images_text.h"
#include "ui/jobs/calm.h"
#include "ui/maps/map_cost.h"
#include "ui/maps/map_scorer.h"

#include <QElapsedTimer>

#include <algorithm>
#include <numeric>
#include <thread>
#include <utility>

namespace lookbook::ui {

namespace {

/// Dimensions of the PCA that is computed when a data set is opened: enough for 3-D.
constexpr int kOpeningDims = 3;
constexpr qint64 kCalmPace = 2000;  // ms

}  // namespace

MapCollection::MapCollection(ViewStore& state, OpenDatasets& library, Notices& notices)
    : state_(state),
      library_(library),
      notices_(notices),
      scorer_(std::make_unique<MapScorer>(state, library, *this, notices)) {
  connect(&library, &OpenDatasets::adopted, this, &MapCollection::addOpeningMap);
  connect(&state, &ViewStore::settled, this, [this] {
    beginShown();
    scorer_->proceed();
  });
  connect(&state, &ViewStore::viewChanged, this, &MapCollection::follow);
  connect(&state, &ViewStore::historyChanged, this, &MapCollection::letGoOfRemoved);
  state.setRepair([this](ViewState past) { return withWhatIsThere(std::move(past)); });
}

MapCollection::~MapCollection() {
  state_.setRepair(nullptr);
}

const Maps& MapCollection::of(DatasetId dataset) const {
  static const Maps kNone;
  const auto i = dataset.index();
  return i < maps_.size() ? maps_[i] : kNone;
}

Maps& MapCollection::mapsOf(DatasetId dataset) {
  const auto i = dataset.index();
  if (i >= maps_.size()) maps_.resize(i + 1);
  return maps_[i];
}

/// Begins waiting maps that are shown, if they are PCA maps, which take no time.
void MapCollection::beginShown() {
  for (const DatasetId number : state_.shownDatasets())
    if (MapItem* item = shownMap(number); item && item->options().method == kProjection)
      begin(*item);
}

void MapCollection::addOpeningMap(DatasetId number, MapJob::Begin begin) {
  const Dataset& data = *library_.dataset(number).data();
  if (data.size() < 2) return;
  MapOptions pca{.method = kProjection};
  pca.dims = std::min(kOpeningDims, static_cast<int>(data.imageSize()));
  std::vector<ImageIndex> all(data.size());
  std::iota(all.begin(), all.end(), 0U);
  showNew(number, addMap(number, pca, std::move(all), allImages(), begin));
}

MapId MapCollection::startMap(DatasetId number, const MapOptions& options,
                              std::vector<ImageIndex> images, const Text& imagesText) {
  const MapId map = addMap(number, options, std::move(images), imagesText);
  showNew(number, map);
  return map;
}

MapId MapCollection::addMap(DatasetId number, const MapOptions& options,
                            std::vector<ImageIndex> images, const Text& imagesText,
                            MapJob::Begin begin) {
  MapRecord begun;
  begun.recipe = recipeFor(*library_.dataset(number).data(), images, options);
  begun.images = std::move(images);
  begun.imagesText = imagesText;
  return addMap(number, std::move(begun), begin);
}

MapId MapCollection::addMap(DatasetId number, MapRecord begun, MapJob::Begin begin) {
  return add(number, std::move(begun), {}, false, begin);
}

bool MapCollection::begin(MapItem& item) {
  if (item.job->state() != MapJob::State::waiting) return true;
  const std::size_t n = item.images().size();
  if (takesLong(item.options(), n)) return false;
  const std::optional<Parent>* parent = &item.record().recipe.parent;
  for (; *parent; parent = &(*parent)->recipe->parent)  // parents are computed first
    if (takesLong((*parent)->recipe->options, n)) return false;
  item.job->resume();
  return true;
}

void MapCollection::showNew(DatasetId number, MapId map) {
  const MapOptions& options = item(number, map)->options();
  state_.changeDataset(number, [&](DatasetView& view) {
    showMap(view, map);
    view.threeDimensional = isThreeDimensional(options);
  });
}

int MapCollection::running() const {
  int running = 0;
  for (const Maps& maps : maps_)
    for (const auto& map : maps)
      running += map && map->job->state() == MapJob::State::running ? 1 : 0;
  return running;
}

/// Adds a map and begins its run.
MapId MapCollection::add(DatasetId number, MapRecord begun, std::optional<BranchStart> start,
                         bool anew, MapJob::Begin begin) {
  // Runs share the cores. The result is the same for any number of threads.
  const int cores = threads_ > 0 ? threads_ : static_cast<int>(std::thread::hardware_concurrency());
  const int threads = std::max(1, cores / (running() + 1));
  const MapId map(of(number).size());
  std::optional<RunCache> cache;
  if (cache_) cache = RunCache{*cache_, anew};
  auto item = std::make_unique<MapItem>();
  item->job = std::make_unique<MapJob>(library_.dataset(number).data(), std::move(begun), threads,
                                       std::move(start), std::move(cache), begin);
  item->title = describeMap(*item);
  connect(item->job.get(), &MapJob::advanced, this,
          [this, number, map, job = item->job.get(), since = QElapsedTimer()]() mutable {
            if (!this->item(number, map)) return;  // it may have been removed
            const bool goesOn = job->state() == MapJob::State::running;
            if (isCalm() && goesOn && since.isValid() && since.elapsed() < kCalmPace) return;
            since.start();
            Q_EMIT mapAdvanced(number, map);
          });
  connect(item->job.get(), &MapJob::stateChanged, this,
          [this, number, map] { mapStateChanged(number, map); });
  return insert(number, std::move(item));
}

MapId MapCollection::insert(DatasetId number, std::unique_ptr<MapItem> item) {
  Maps& maps = mapsOf(number);
  maps.push_back(std::move(item));
  const MapId map(maps.size() - 1);
  Q_EMIT mapsChanged(number);
  return map;
}

void MapCollection::adoptMap(DatasetId number, std::unique_ptr<MapItem> item) {
  showNew(number, insert(number, std::move(item)));
  scorer_->proceed();
}

void MapCollection::restore(DatasetId number, std::vector<std::optional<MapRecord>> records) {
  Maps& maps = mapsOf(number);
  for (auto& record : records) {
    auto& item = maps.emplace_back();
    if (!record) continue;
    item = std::make_unique<MapItem>();
    item->job = std::make_unique<MapJob>(std::move(*record));
    item->title = describeMap(*item);
  }
}

void MapCollection::announce(DatasetId number) {
  Q_EMIT mapsChanged(number);
  scorer_->proceed();
}

void MapCollection::mapStateChanged(DatasetId number, MapId map) {
  MapItem* changed = item(number, map);
  if (!changed) return;                             // the map was removed
  changed->title = titleOf(number, *changed, map);  // its run may have been changed
  if (changed->job->state() == MapJob::State::failed) notices_.report(changed->job->error());
  Q_EMIT mapsChanged(number);
  if (changed->ended()) scorer_->proceed();
}

bool MapCollection::scoringPoints(const MapItem& item) const {
  return scorer_->scoringPoints(item);
}

std::optional<MapId> MapCollection::secondMap(DatasetId number) const {
  const DatasetView& view = state_.viewOf(number);
  const Maps& maps = of(number);
  if (view.secondMap && maps[view.secondMap->index()]) return view.secondMap;
  const MapItem* shown = shownMap(number);
  std::optional<MapId> other = view.map;
  for (std::size_t i = 0; i < maps.size(); ++i) {
    const auto& item = maps[i];
    if (!item || MapId(i) == view.map) continue;
    const bool alike = shown && item->images() == shown->images();
    const bool found = other != view.map;
    const bool foundAlike = found && shown && maps[other->index()]->images() == shown->images();
    if (alike || !foundAlike) other = MapId(i);
  }
  return other;
}

MapItem* MapCollection::shownMap(DatasetId number) const {
  const auto map = state_.viewOf(number).map;
  return map ? item(number, *map) : nullptr;
}

void MapCollection::changeMap(DatasetId number, const TsneOptions& tsne) {
  MapItem* item = shownMap(number);
  if (!item) return;
  if (const auto changed = item->job->change(tsne); !changed) {
    notices_.report(changed.error());
    return;
  }
  item->title = titleOf(number, *item, *state_.viewOf(number).map);
  Q_EMIT mapsChanged(number);
}

}  // namespace lookbook::ui
