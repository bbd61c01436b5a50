#include "ui/workspace/figure_restoring.h"

#include "core/base/version.h"
#include "core/runs/images_text.h"
#include "ui/look/lettering.h"
#include "ui/look/numbers.h"
#include "ui/maps/map_collection.h"
#include "ui/text/phrases.h"
#include "ui/text/shown_text.h"
#include "ui/text/translated.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace lookbook::ui {

namespace {

/// The text that describes these images: all, the first ones, or a selection.
Text textOf(const std::vector<ImageIndex>& images, const Dataset& data) {
  if (images.size() == data.size()) return allImages();
  const bool first = !images.empty() && images.back() + std::size_t{1} == images.size();
  return first ? firstImages(images.size()) : selectedImages(images.size());
}

/// The recipe of a map that this program recomputes on this machine.
Recipe madeHere(Recipe recipe) {
  recipe.version = kVersion;
  recipe.instructionSet = thisInstructionSet();
  recipe.pca.reset();
  return recipe;
}

/// Whether the map is at this iteration and not running.
bool standsAt(const MapItem& item, int iteration) {
  return item.job->state() != MapJob::State::running && item.record().iteration == iteration;
}

class Restorer {
 public:
  Restorer(ViewStore& state, OpenDatasets& library, MapCollection& maps, const OpenedFigure& figure)
      : state_(state), library_(library), maps_(maps), figure_(figure) {}

  void restore() {
    state_.asOneStep([this] {
      for (const OpenedFigure::Part& part : figure_.parts)
        numbers_.push_back(library_.adopt(part.data, MapJob::Begin::later));
      std::vector<DatasetView> views;
      for (std::size_t i = 0; i < figure_.parts.size(); ++i) views.push_back(viewOf(i));
      state_.change([&](ViewState& view) {
        const ViewState was = std::exchange(view, figure_.stamp.view);
        view.datasets = was.datasets;
        view.theme = was.theme;
        for (std::size_t i = 0; i < views.size(); ++i)
          view.datasets[numbers_[i].index()] = views[i];
        view.active = here(view.active);
        for (auto& side : view.compared) side = here(side);
        if (!showsCompared(view)) view.compared = was.compared;  // the figure does not show it
      });
    });
    beginShown();
  }

  [[nodiscard]] QString sentence(const QString& name) const {
    QStringList sentences;
    if (!made_.isEmpty()) sentences += QObject::tr("Recomputing %1.").arg(listOf(made_));
    if (!long_.isEmpty())
      sentences += (long_.size() == 1
                        ? QObject::tr("%1 is not computed yet because it takes a long time. Press "
                                      "Compute to start it.")
                        : QObject::tr("%1 are not computed yet because they take a long time. "
                                      "Press Compute to start them."))
                       .arg(listOf(long_));
    if (waiting_ > 0)
      sentences += translated(
          plural(waiting_, "%n other map is not computed yet. Select it, then press Compute.",
                 "%n other maps are not computed yet. Select one, then press Compute."));
    sentences += remarks_;
    return sentences.isEmpty() ? QString() : QObject::tr("%1: %2").arg(name, sentences.join(u' '));
  }

 private:
  /// The number in the window of a data set of the figure.
  [[nodiscard]] std::optional<DatasetId> here(std::optional<DatasetId> dataset) const {
    return dataset ? std::optional(numbers_[dataset->index()]) : std::nullopt;
  }

  /// The maps of a data set that the page shows.
  [[nodiscard]] std::vector<std::optional<MapId>> shownMaps(DatasetId dataset) const {
    const ViewState& view = state_.view();
    // The page of classes can show votes in a map.
    if (!showsMaps(view) && !showsClasses(view)) return {};
    std::vector<std::optional<MapId>> maps{view.datasets[dataset.index()].map};
    if (comparesMapsOfOne(view) && view.compared[0] == dataset)
      maps.push_back(maps_.secondMap(dataset));
    return maps;
  }

  /// Begins the maps that the page shows and that do not take long; the others wait for the user.
  void beginShown() {
    const std::vector<DatasetId> shown = state_.shownDatasets();
    for (const auto& [dataset, map] : added_) {
      MapItem& item = *maps_.item(dataset, map);
      const auto maps = shownMaps(dataset);
      const bool seen = std::ranges::find(shown, dataset) != shown.end() &&
                        std::ranges::find(maps, std::optional(map)) != maps.end();
      if (!seen)
        ++waiting_;
      else if (!maps_.begin(item))
        long_ += item.title;
      else if (item.options().method != kProjection)  // PCA is there immediately
        made_ += item.title;
    }
  }

  /// The figure's view of one of its data sets, with the numbers of the window's maps.
  DatasetView viewOf(std::size_t part) {
    DatasetView view = figure_.stamp.view.datasets[part];
    view.selection = figure_.parts[part].selection;
    const auto mapOf = [&](std::optional<MapId> map) {
      return map ? &figure_.parts[part].maps[map->index()] : nullptr;
    };
    const OpenedFigure::Map* shown = mapOf(view.map);
    const OpenedFigure::Map* second = mapOf(view.secondMap);
    view.map = shown ? takeMap(numbers_[part], *shown) : std::nullopt;
    view.secondMap = second ? takeMap(numbers_[part], *second) : std::nullopt;
    if (!view.map) {
      showMap(view, state_.viewOf(numbers_[part]).map);
      view.threeDimensional = false;
    } else if (shown->iteration && view.moment < 0 &&
               !standsAt(*maps_.item(numbers_[part], *view.map), *shown->iteration)) {
      view.moment = *shown->iteration;
    }
    DatasetView before = state_.viewOf(numbers_[part]);
    showMap(before, view.map);
    view.otherCameras = before.otherCameras;
    view.mapNotes = before.mapNotes;
    view.removedMaps = before.removedMaps;
    return view;
  }

  /// The number of the figure's map, which is added if the window does not have it; empty: it
  /// cannot be computed.
  std::optional<MapId> takeMap(DatasetId number, const OpenedFigure::Map& map) {
    if (const auto there = findMap(number, map)) return there;
    if (map.obstacle) {
      remarks_ +=
          QObject::tr("Its map is not recomputed: %1").arg(shownText(translated(*map.obstacle)));
      return {};
    }
    const Recipe& recipe = *map.recipe;
    MapRecord begun;
    begun.recipe = madeHere(recipe);
    begun.images = map.images;
    begun.imagesText = textOf(map.images, *library_.dataset(number).data());
    if (!recipe.repeatable()) {  // written by an earlier version: its options are those at the end
      begun.recipe.changes.clear();
      remarks_ += QObject::tr(
          "Its parameters were changed during the original run, and the changes were not saved. It "
          "is computed with the final values throughout.");
    }
    added_.emplace_back(number, maps_.addMap(number, std::move(begun), MapJob::Begin::later));
    if (recipe.version != kVersion || recipe.instructionSet != thisInstructionSet())
      remarks_ += QObject::tr("It was computed by Lookbook %1 on %2 and may differ slightly.")
                      .arg(shownName(recipe.version), shownName(recipe.instructionSet));
    return added_.back().second;
  }

  /// The window's map with the recipe of the figure's map, preferably at the same iteration.
  [[nodiscard]] std::optional<MapId> findMap(DatasetId number, const OpenedFigure::Map& map) const {
    const Maps& maps = maps_.of(number);
    std::optional<MapId> found;
    for (std::size_t i = 0; i < maps.size(); ++i) {
      const auto& item = maps[i];
      if (!item || !isMapOf(*item, map)) continue;
      found = MapId(i);
      if (!map.iteration || standsAt(*item, *map.iteration)) break;
    }
    return found;
  }

  ViewStore& state_;
  OpenDatasets& library_;
  MapCollection& maps_;
  const OpenedFigure& figure_;
  /// Numbers in the window of the data sets of the figure.
  std::vector<DatasetId> numbers_;
  std::vector<std::pair<DatasetId, MapId>> added_;  ///< maps that the window did not have
  QStringList made_;  ///< titles of the maps that are being recomputed
  QStringList long_;  ///< titles of maps that the page shows and the user must begin
  int waiting_ = 0;   ///< maps that are not shown
  QStringList remarks_;
};

}  // namespace

QString restoreFigure(ViewStore& state, OpenDatasets& library, MapCollection& maps,
                      const OpenedFigure& figure, const QString& name) {
  Restorer restorer(state, library, maps, figure);
  restorer.restore();
  return restorer.sentence(name);
}

}  // namespace lookbook::ui
