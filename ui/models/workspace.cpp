#include "ui/models/workspace.h"

#include "core/neighbors/image_neighbors.h"
#include "core/readers/catalogue.h"
#include "ui/maps/map_cost.h"
#include "ui/models/map_scorer.h"
#include "ui/models/placing.h"
#include "ui/text/shown_text.h"

#include <QGuiApplication>

#include <algorithm>
#include <numeric>
#include <thread>

namespace lookbook::ui {

namespace {

/// Dimensions of the PCA computed on opening: enough to look at it in 3-D.
constexpr int kOpeningDims = 3;

/// The selection with these images chosen, added, removed or toggled.
ImageSet changed(const ImageSet& was, const std::vector<ImageIndex>& images,
                 SelectionChange change) {
  const ImageSet region(was.universe(), images);
  switch (change) {
    case SelectionChange::add:
      return was.united(region);
    case SelectionChange::remove:
      return was.without(region);
    case SelectionChange::toggle:
      return was.united(region).without(was.intersected(region));
    case SelectionChange::replace:
      break;
  }
  return region;
}

void choose(DatasetView& view, const ImageSet& images) {
  if (images != *view.selection) view.selection = std::make_shared<const ImageSet>(images);
}

}  // namespace

Workspace::Workspace(QObject* parent)
    : QObject(parent),
      placing_(std::make_unique<Placing>(*this)),
      scorer_(std::make_unique<MapScorer>(*this)),
      systemIsDark_(QGuiApplication::palette().color(QPalette::Window).lightnessF() < 0.5F) {}

Workspace::~Workspace() = default;

void Workspace::change(const std::function<void(ViewState&)>& edit) {
  ViewState next = view_;
  edit(next);
  if (next == view_) return;
  if (steps_ > 0) return show(std::move(next));
  history_.record(view_, next, ViewHistory::Clock::now());
  show(std::move(next));
  Q_EMIT historyChanged();
}

void Workspace::asOneStep(const std::function<void()>& changes) {
  const ViewState before = view_;
  ++steps_;
  changes();
  if (--steps_ > 0) return;
  beginShown();
  history_.record(before, view_, ViewHistory::Clock::now());
  Q_EMIT historyChanged();
}

void Workspace::undo() {
  show(withMapsThatAre(history_.undo(view_)));
  Q_EMIT historyChanged();
}

void Workspace::redo() {
  show(withMapsThatAre(history_.redo(view_)));
  Q_EMIT historyChanged();
}

void Workspace::show(ViewState next) {
  if (next == view_) return;
  std::swap(view_, next);
  Q_EMIT viewChanged(next);
  if (withoutCameras(next) == withoutCameras(view_)) return;
  Q_EMIT contentChanged(next);
  beginShown();
  scorer_->proceed();
}

/// PCA is there at once: a user who comes to one that waits need not ask for it.
void Workspace::beginShown() {
  if (steps_ > 0) return;
  for (const int number : shownDatasets())
    if (MapItem* item = shownMap(number); item && item->options().method == kProjection)
      begin(*item);
}

/// A map that was removed cannot be shown again.
ViewState Workspace::withMapsThatAre(ViewState view) const {
  for (int number = 0; number < datasetCount(); ++number) {
    DatasetView& past = view.datasets[static_cast<std::size_t>(number)];
    if (past.map >= 0 && !dataset(number).maps[static_cast<std::size_t>(past.map)])
      past.map = view_.datasets[static_cast<std::size_t>(number)].map;
  }
  return view;
}

void Workspace::changeDataset(int dataset, const std::function<void(DatasetView&)>& edit) {
  change([&](ViewState& view) { edit(view.datasets[static_cast<std::size_t>(dataset)]); });
}

const Theme& Workspace::theme() const {
  const bool dark =
      view_.theme == ThemeChoice::system ? systemIsDark_ : view_.theme == ThemeChoice::dark;
  return dark ? darkTheme() : lightTheme();
}

std::optional<ImageIndex> Workspace::hovered(int dataset) const {
  return hovered_[static_cast<std::size_t>(dataset)];
}

void Workspace::setHovered(int dataset, std::optional<ImageIndex> image) {
  if (std::exchange(hovered_[static_cast<std::size_t>(dataset)], image) != image)
    Q_EMIT hoverChanged(dataset);
}

int Workspace::findDataset(const QString& id) const {
  for (int i = 0; i < datasetCount(); ++i)
    if (dataset(i).data()->id() == id.toStdString()) return i;
  return -1;
}

void Workspace::open(const QString& nameOrPath, bool activate,
                     std::function<void(const Result<int>&)> opened) {
  ++openings_;
  Q_EMIT openingChanged();
  LatestTask* reader = newReader();
  reader->start(
      [name = nameOrPath.toStdString()](const std::stop_token&) { return openDataset(name); },
      [this, reader, activate, opened = std::move(opened)](Result<DatasetPtr> read) {
        reader->deleteLater();
        --openings_;
        Result<int> number = read.map([this](const DatasetPtr& data) { return adopt(data); });
        if (number && activate) change([&](ViewState& view) { view.active = *number; });
        Q_EMIT openingChanged();
        if (opened) {
          opened(number);
        } else if (!number) {
          report(number.error());
        }
      });
}

LatestTask* Workspace::newReader() {
  return new LatestTask("The file cannot be opened", Lane::reading, this);
}

void Workspace::report(const Error& error) {
  if (error.kind != Error::Kind::cancelled) Q_EMIT failed(shownError(error));
}

int Workspace::adopt(DatasetPtr data, MapJob::Begin begin) {
  for (int i = 0; i < datasetCount(); ++i)
    if (dataset(i).data()->fingerprint() == data->fingerprint()) return i;
  const std::size_t size = data->size();
  const auto warnings = data->warnings();
  datasets_.push_back(std::make_unique<OpenDataset>(std::move(data)));
  hovered_.emplace_back();
  const int number = datasetCount() - 1;
  change([&](ViewState& view) {
    DatasetView datasetView;
    datasetView.selection = std::make_shared<const ImageSet>(size);
    view.datasets.push_back(datasetView);
    if (view.active < 0) view.active = number;
  });
  Q_EMIT datasetOpened(number);
  for (const auto& warning : warnings) Q_EMIT told(shownText(warning));

  if (size >= 2) {
    MapOptions pca{.method = kProjection};
    pca.dims = std::min(kOpeningDims, static_cast<int>(dataset(number).data()->imageSize()));
    std::vector<ImageIndex> all(size);
    std::iota(all.begin(), all.end(), 0U);
    showNew(number, addMap(number, pca, std::move(all), tr("all images"), begin));
  }
  return number;
}

int Workspace::startMap(int number, const MapOptions& options, std::vector<ImageIndex> images,
                        const QString& imagesText) {
  const int map = addMap(number, options, std::move(images), imagesText);
  showNew(number, map);
  return map;
}

int Workspace::addMap(int number, const MapOptions& options, std::vector<ImageIndex> images,
                      const QString& imagesText, MapJob::Begin begin) {
  MapRecord begun;
  begun.recipe = recipeFor(*dataset(number).data(), images, options);
  begun.images = std::move(images);
  begun.imagesText = imagesText.toStdString();
  return addMap(number, std::move(begun), begin);
}

int Workspace::addMap(int number, MapRecord begun, MapJob::Begin begin) {
  return add(number, std::move(begun), {}, false, begin);
}

bool Workspace::begin(MapItem& item) {
  if (item.job->state() != MapJob::State::waiting) return true;
  const std::size_t n = item.images().size();
  if (takesLong(item.options(), n)) return false;
  const std::optional<Parent>* parent = &item.record().recipe.parent;
  for (; *parent; parent = &(*parent)->recipe->parent)  // which are made first
    if (takesLong((*parent)->recipe->options, n)) return false;
  item.job->resume();
  return true;
}

std::vector<int> Workspace::shownDatasets() const {
  if (!showsCompared(view_))
    return view_.active < 0 ? std::vector<int>() : std::vector<int>{view_.active};
  std::vector<int> shown;
  for (const int side : view_.compared)
    if (side >= 0 && std::ranges::find(shown, side) == shown.end()) shown.push_back(side);
  return shown;
}

void Workspace::showNew(int number, int map) {
  const MapOptions& options = dataset(number).maps[static_cast<std::size_t>(map)]->options();
  changeDataset(number, [&](DatasetView& view) {
    showMap(view, map);
    view.threeDimensional = isThreeDimensional(options);
  });
}

/// Starts a map's run.
int Workspace::add(int number, MapRecord begun, std::optional<BranchStart> start, bool anew,
                   MapJob::Begin begin) {
  // Runs share the machine; the bytes are the same for any number of threads.
  int active = 1;
  for (const auto& open : datasets_)
    for (const auto& map : open->maps)
      active += map && map->job->state() == MapJob::State::running ? 1 : 0;
  const int cores = static_cast<int>(std::thread::hardware_concurrency());
  const int threads = std::max(1, cores / active);

  OpenDataset& open = dataset(number);
  const int map = static_cast<int>(open.maps.size());
  std::optional<RunCache> cache;
  if (cache_) cache = RunCache{*cache_, anew};
  auto item = std::make_unique<MapItem>();
  item->job = std::make_unique<MapJob>(open.data(), std::move(begun), threads, std::move(start),
                                       std::move(cache), begin);
  item->title = describeMap(*item);
  connect(item->job.get(), &MapJob::advanced, this, [=, this] { Q_EMIT mapAdvanced(number, map); });
  connect(item->job.get(), &MapJob::stateChanged, this,
          [this, number, map] { mapStateChanged(number, map); });
  open.maps.push_back(std::move(item));
  Q_EMIT mapsChanged(number);
  return map;
}

void Workspace::mapStateChanged(int number, int map) {
  MapItem& item = *dataset(number).maps[static_cast<std::size_t>(map)];
  if (item.job->state() == MapJob::State::failed) Q_EMIT failed(item.job->error());
  Q_EMIT mapsChanged(number);
  if (item.ended()) scorer_->proceed();
}

bool Workspace::scoringPoints(const MapItem& item) const {
  return scorer_->scoringPoints(item);
}

int Workspace::secondMap(int number) const {
  const DatasetView& view = view_.datasets[static_cast<std::size_t>(number)];
  const auto& maps = dataset(number).maps;
  if (view.secondMap >= 0 && maps[static_cast<std::size_t>(view.secondMap)]) return view.secondMap;
  const MapItem* shown = shownMap(number);
  int other = view.map;
  for (int i = 0; i < static_cast<int>(maps.size()); ++i) {
    const auto& item = maps[static_cast<std::size_t>(i)];
    if (!item || i == view.map) continue;
    const bool alike = shown && item->images() == shown->images();
    const bool found = other != view.map;
    const bool foundAlike =
        found && shown && maps[static_cast<std::size_t>(other)]->images() == shown->images();
    if (alike || !foundAlike) other = i;
  }
  return other;
}

MapItem* Workspace::shownMap(int number) const {
  const int map = view_.datasets[static_cast<std::size_t>(number)].map;
  return map < 0 ? nullptr : dataset(number).maps[static_cast<std::size_t>(map)].get();
}

void Workspace::changeMap(int number, const TsneOptions& tsne) {
  MapItem* item = shownMap(number);
  if (!item) return;
  if (const auto changed = item->job->change(tsne); !changed) {
    report(changed.error());
    return;
  }
  item->title = describeMap(*item);
  Q_EMIT mapsChanged(number);
}

void Workspace::removeMap(int number, int map) {
  auto& maps = dataset(number).maps;
  const auto removed = std::move(maps[static_cast<std::size_t>(map)]);
  int next = -1;
  for (int i = 0; i < static_cast<int>(maps.size()); ++i)
    if (maps[static_cast<std::size_t>(i)]) next = i;
  changeDataset(number, [&](DatasetView& view) {
    if (view.map == map) showMap(view, next);
  });
  Q_EMIT mapsChanged(number);
  scorer_->proceed();
}

void Workspace::select(int number, const ImageSet& images) {
  changeDataset(number, [&](DatasetView& view) { choose(view, images); });
}

void Workspace::chooseRegion(int number, const std::vector<ImageIndex>& images,
                             SelectionChange change) {
  select(number,
         changed(*view_.datasets[static_cast<std::size_t>(number)].selection, images, change));
}

void Workspace::click(int number, std::optional<ImageIndex> image, SelectionChange change) {
  if (!image) {
    if (change == SelectionChange::replace) clearSelection(number);
    return;
  }
  changeDataset(number, [&](DatasetView& view) {
    view.current = image;
    choose(view, changed(*view.selection, {*image}, change));
  });
}

void Workspace::invertSelection(int number) {
  const DatasetView& view = view_.datasets[static_cast<std::size_t>(number)];
  // What the filter hides is neither chosen nor dropped unseen.
  const ImageSet shown(dataset(number).data()->size(), dataset(number).shown(view.filter));
  select(number, view.selection->inverted().intersected(shown));
}

void Workspace::clearSelection(int number) {
  select(number, ImageSet(dataset(number).data()->size()));
}

void Workspace::growSelection(int number, int neighbors) {
  const SharedImageSet selection = view_.datasets[static_cast<std::size_t>(number)].selection;
  if (selection->empty()) return;
  Q_EMIT growing(0);
  grower_.start(
      [this, data = dataset(number).data(), selection, neighbors](const std::stop_token& stop) {
        ThreadTeam team(0, ThreadTeam::Priority::background);
        return grownByNeighbors(*data, *selection, neighbors, team, stop, [this](double fraction) {
          QMetaObject::invokeMethod(this, [this, fraction] { Q_EMIT growing(fraction); });
        });
      },
      [this, number](const Result<ImageSet>& grown) {
        Q_EMIT growing(1);
        if (!grown) return report(grown.error());
        select(number, *grown);
      });
}

}  // namespace lookbook::ui
