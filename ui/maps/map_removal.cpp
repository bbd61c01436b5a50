// Removes, restores and renames maps according to the view, which undo and redo change, too, and
// pauses the runs of closed data sets.

#include "ui/maps/map_collection.h"
#include "ui/maps/map_scorer.h"

#include <algorithm>
#include <utility>

namespace lookbook::ui {

void MapCollection::removeMap(DatasetId number, MapId map) {
  if (!item(number, map)) return;
  const auto next = anotherMap(number, map);
  state_.changeDataset(number, [&](DatasetView& view) {
    if (view.map == map) showMap(view, next);
    if (view.secondMap == map) view.secondMap.reset();
    view.removedMaps.insert(map);
  });
  scorer_->proceed();
}

void MapCollection::discardMap(DatasetId number, MapId map) {
  const auto discarded = std::move(mapsOf(number)[map.index()]);
  state_.changeDataset(number, [&](DatasetView& view) {
    if (view.map == map) showMap(view, anotherMap(number, map));
  });
  Q_EMIT mapsChanged(number);
  scorer_->proceed();
}

std::optional<MapId> MapCollection::anotherMap(DatasetId number, MapId map) const {
  const Maps& maps = of(number);
  for (std::size_t i = maps.size(); i-- > 0;)
    if (MapId(i) != map && maps[i]) return MapId(i);
  return {};
}

void MapCollection::noteMap(DatasetId number, MapId map, const MapNote& note) {
  state_.changeDataset(number, [&](DatasetView& view) { setMapNote(view, map, note); });
}

QString MapCollection::titleOf(DatasetId number, const MapItem& item, MapId map) const {
  const auto& views = state_.view().datasets;
  if (number.index() < views.size()) {
    const auto& notes = views[number.index()].mapNotes;
    const auto note = notes.find(map);
    if (note != notes.end() && !note->second.name.empty())
      return QString::fromStdString(note->second.name);
  }
  return describeMap(item);
}

void MapCollection::follow(const ViewState& before) {
  static const DatasetView kNone;
  const auto count =
      std::min(static_cast<std::size_t>(library_.count()), state_.view().datasets.size());
  for (std::size_t i = 0; i < count; ++i) {
    const DatasetId number(i);
    const DatasetView& was = i < before.datasets.size() ? before.datasets[i] : kNone;
    const DatasetView& is = state_.viewOf(number);
    if (is.closed && !was.closed) pauseRuns(number);
    if (was.removedMaps == is.removedMaps && was.mapNotes == is.mapNotes) continue;
    moveRemoved(number, is.removedMaps);
    Q_EMIT mapsChanged(number);
  }
}

void MapCollection::moveRemoved(DatasetId number, const std::set<MapId>& removed) {
  Maps& maps = mapsOf(number);
  for (std::size_t i = 0; i < maps.size(); ++i) {
    const MapId map(i);
    auto& item = maps[i];
    if (item && removed.contains(map)) removed_.keep(number, map, std::exchange(item, nullptr));
    if (!item && !removed.contains(map)) item = removed_.take(number, map);
    if (item) item->title = titleOf(number, *item, map);
  }
}

void MapCollection::pauseRuns(DatasetId number) {
  for (const auto& item : of(number))
    if (item && item->job->state() == MapJob::State::running) item->job->pause();
}

void MapCollection::letGoOfRemoved() {
  removed_.keepOnly([this](DatasetId dataset, MapId map) {
    return state_.history().reaches([&](const ViewState& view) {
      return dataset.index() < view.datasets.size() &&
             !view.datasets[dataset.index()].removedMaps.contains(map);
    });
  });
}

ViewState MapCollection::withWhatIsThere(ViewState past) const {
  const auto count = std::min(static_cast<std::size_t>(library_.count()), past.datasets.size());
  for (std::size_t i = 0; i < count; ++i) {
    const DatasetId number(i);
    DatasetView& view = past.datasets[i];
    for (const MapId map : state_.viewOf(number).removedMaps)
      if (!removed_.has(number, map)) view.removedMaps.insert(map);  // it was deleted meanwhile
    const auto there = [&](const std::optional<MapId>& map) {
      return map && !view.removedMaps.contains(*map) &&
             (item(number, *map) || removed_.has(number, *map));
    };
    if (view.map && !there(view.map)) {
      const auto shown = state_.viewOf(number).map;
      showMap(view, there(shown) ? shown : std::nullopt);
    }
    if (!there(view.secondMap)) view.secondMap.reset();
  }
  const auto open = [&](const std::optional<DatasetId>& dataset) {
    return dataset && dataset->index() < past.datasets.size() &&
           !past.datasets[dataset->index()].closed;
  };
  if (!open(past.active)) {
    past.active.reset();
    for (std::size_t i = past.datasets.size(); i-- > 0;)
      if (open(DatasetId(i))) past.active = DatasetId(i);
  }
  for (auto& side : past.compared)
    if (!open(side)) side.reset();
  return past;
}

}  // namespace lookbook::ui
