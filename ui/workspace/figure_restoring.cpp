#include "ui/workspace/figure_restoring.h"

#include "core/base/version.h"
#include "core/runs/images_text.h"
#include "ui/look/lettering.h"
#include "ui/look/numbers.h"
#include "ui/maps/map_collection.h"
#include "ui/text/shown_text.h"
#include "ui/text/translated.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace lookbook::ui {

namespace {

/// What a map of these images says that it shows.
Text textOf(const std::vector<ImageIndex>& images, const Dataset& data) {
  if (images.size() == data.size()) return allImages();
  const bool first = !images.empty() && images.back() + std::size_t{1} == images.size();
  return first ? firstImages(images.size()) : selectedImages(images.size());
}

/// The recipe as this program follows it.
Recipe madeHere(Recipe recipe) {
  recipe.version = kVersion;
  recipe.instructionSet = thisInstructionSet();
  recipe.pca.reset();
  return recipe;
}

/// Whether the map rests where the figure shows it.
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
        if (!showsCompared(view)) view.compared = was.compared;  // not seen in the figure
      });
    });
    beginShown();
  }

  [[nodiscard]] QString sentence(const QString& name) const {
    QStringList parts;
    if (!made_.isEmpty())
      parts += QObject::tr("%1 is made again by its recipe, as the run panel tells")
                   .arg(made_.join(QObject::tr(" and ")));
    if (!long_.isEmpty())
      parts += QObject::tr("%1 would take long and is not computed yet: press Compute to start it")
                   .arg(long_.join(QObject::tr(" and ")));
    if (waiting_ == 1)
      parts += QObject::tr("another map of it is not computed yet: choose it, then press Compute");
    if (waiting_ > 1)
      parts +=
          QObject::tr("%1 further maps of it are not computed yet: choose one, then press Compute")
              .arg(waiting_);
    parts += remarks_;
    return parts.isEmpty() ? QString() : QStringLiteral("%1: %2").arg(name, parts.join(u"; "));
  }

 private:
  /// The figure's data set in the window.
  [[nodiscard]] std::optional<DatasetId> here(std::optional<DatasetId> dataset) const {
    return dataset ? std::optional(numbers_[dataset->index()]) : std::nullopt;
  }

  /// The maps that the page shows.
  [[nodiscard]] std::vector<std::optional<MapId>> shownMaps(DatasetId dataset) const {
    const ViewState& view = state_.view();
    if (!showsMaps(view)) return {};
    std::vector<std::optional<MapId>> maps{view.datasets[dataset.index()].map};
    if (comparesMapsOfOne(view) && view.compared[0] == dataset)
      maps.push_back(maps_.secondMap(dataset));
    return maps;
  }

  /// Begins what the page shows and does not take long; the rest waits for the user.
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
      else if (item.options().method != kProjection)  // that is there at once
        made_ += item.title;
    }
  }

  /// The figure's view of one of its data sets, in the window's numbers.
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
    return view;
  }

  /// The figure's map, added where it is not there; none: it cannot be made.
  std::optional<MapId> takeMap(DatasetId number, const OpenedFigure::Map& map) {
    if (const auto there = findMap(number, map)) return there;
    if (map.obstacle) {
      remarks_ +=
          QObject::tr("its map is not made again, as %1").arg(shownText(translated(*map.obstacle)));
      return {};
    }
    const Recipe& recipe = *map.recipe;
    MapRecord begun;
    begun.recipe = madeHere(recipe);
    begun.images = map.images;
    begun.imagesText = textOf(map.images, *library_.dataset(number).data());
    if (!recipe.repeatable()) {  // an earlier version's: its options are the last ones
      begun.recipe.changes.clear();
      remarks_ += QObject::tr(
          "its parameters were changed during the original run and the changes were not saved; it "
          "is computed with the final values throughout");
    }
    added_.emplace_back(number, maps_.addMap(number, std::move(begun), MapJob::Begin::later));
    if (recipe.version != kVersion || recipe.instructionSet != thisInstructionSet())
      remarks_ += QObject::tr("it was made by Lookbook %1 on %2, and may differ a little")
                      .arg(shownName(recipe.version), shownName(recipe.instructionSet));
    return added_.back().second;
  }

  /// The map of the window that is the figure's, at best one that stands where that stood.
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
  std::vector<DatasetId> numbers_;                  ///< of the figure's data sets in the window
  std::vector<std::pair<DatasetId, MapId>> added_;  ///< maps that were not there
  QStringList made_;  ///< titles of the maps that are being made again
  QStringList long_;  ///< of those that the page shows and the user begins
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
