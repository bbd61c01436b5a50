#include "ui/workspace/figure_stamp.h"

#include "core/base/version.h"
#include "core/json/json_text.h"
#include "ui/workspace/workspace.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace lookbook::ui {

namespace {

StampedMap stampOf(const MapItem& item) {
  const MapJob::State state = item.job->state();
  const bool whole = state == MapJob::State::finished || state == MapJob::State::waiting;
  return {.recipe = jsonText(toJson(item.record().recipe)),
          .iteration = whole ? std::nullopt : std::optional(item.record().iteration)};
}

/// The parts of a recipe that determine the map of its images.
nlohmann::json makingOf(const Recipe& recipe) {
  const nlohmann::json whole = toJson(recipe);
  return {whole["options"], whole["changes"], whole["parent"], recipe.origin.md5};
}

/// Adds a data set to the stamp: its part of the view, and its maps in the order of the window.
void addDataset(Stamp& stamp, const Workspace& workspace, DatasetId number,
                const std::vector<const MapItem*>& further) {
  const Maps& maps = workspace.maps().of(number);
  DatasetView view = workspace.state().viewOf(number);
  view.mapNotes.clear();
  view.removedMaps.clear();
  view.otherCameras.clear();  // they belong to maps that the figure does not contain
  // Which map is the second one depends on the other maps, so the stamp states it.
  const bool twice =
      comparesMapsOfOne(workspace.state().view()) && workspace.state().view().compared[0] == number;
  view.secondMap = twice ? workspace.maps().secondMap(number) : std::nullopt;
  StampedDataset dataset = lookbook::stampOf(*workspace.library().dataset(number).data());
  dataset.selection = describeRows(view.selection->indices());
  std::optional<MapId> map;
  std::optional<MapId> secondMap;
  for (std::size_t i = 0; i < maps.size(); ++i) {
    const MapItem* item = maps[i].get();
    const bool shown = MapId(i) == view.map || MapId(i) == view.secondMap;
    if (!item || (!shown && std::ranges::find(further, item) == further.end())) continue;
    if (MapId(i) == view.map) map = MapId(dataset.maps.size());
    if (MapId(i) == view.secondMap) secondMap = MapId(dataset.maps.size());
    dataset.maps.push_back(stampOf(*item));
  }
  view.map = map;
  view.secondMap = secondMap;
  stamp.view.datasets.push_back(std::move(view));
  stamp.datasets.push_back(std::move(dataset));
}

}  // namespace

QString stampText(const Workspace& workspace, const std::vector<DatasetId>& datasets,
                  const std::vector<const MapItem*>& maps) {
  if (datasets.empty()) return {};
  Stamp stamp{.version = kVersion, .datasets = {}, .view = workspace.state().view()};
  stamp.view.datasets.clear();
  const auto renumbered = [&](std::optional<DatasetId> dataset) -> std::optional<DatasetId> {
    for (std::size_t i = 0; i < datasets.size(); ++i)
      if (datasets[i] == dataset) return DatasetId(i);
    return {};
  };
  stamp.view.active = renumbered(stamp.view.active).value_or(DatasetId(0));
  for (auto& side : stamp.view.compared) side = renumbered(side);
  for (const DatasetId number : datasets) addDataset(stamp, workspace, number, maps);
  return QString::fromStdString(toText(stamp));
}

QString stampText(const Workspace& workspace, DatasetId dataset) {
  const std::vector<DatasetId> shown = workspace.state().shownDatasets();
  const bool seen = std::ranges::find(shown, dataset) != shown.end();
  return stampText(workspace, seen ? shown : std::vector<DatasetId>{dataset});
}

bool isMapOf(const MapItem& item, const OpenedFigure::Map& map) {
  if (!map.recipe || item.images() != map.images ||
      makingOf(item.record().recipe) != makingOf(*map.recipe))
    return false;
  const MapJob::State state = item.job->state();
  const bool stoppedThere =
      state == MapJob::State::stopped && map.iteration && item.record().iteration == *map.iteration;
  return state == MapJob::State::finished || state == MapJob::State::waiting ||
         item.job->active() || stoppedThere;
}

}  // namespace lookbook::ui
