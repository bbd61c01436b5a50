#include "ui/models/figure_restoring.h"

#include "core/base/version.h"
#include "ui/figure/lettering.h"
#include "ui/models/workspace.h"

#include <QStringList>

#include <utility>

namespace lookbook::ui {

namespace {

/// "all images", as the run panel says it.
QString textOf(const std::vector<ImageIndex>& images, const Dataset& data) {
  if (images.size() == data.size()) return QObject::tr("all images");
  const bool first = !images.empty() && images.back() + std::size_t{1} == images.size();
  return (first ? QObject::tr("first %1 images") : QObject::tr("%1 chosen images"))
      .arg(grouped(images.size()));
}

/// Whether the map rests where the figure shows it.
bool standsAt(const MapItem& item, int iteration) {
  return item.job->state() != MapJob::State::running && item.snapshot().iteration == iteration;
}

class Restorer {
 public:
  Restorer(Workspace& workspace, const OpenedFigure& figure)
      : workspace_(workspace), figure_(figure) {}

  void restore() {
    for (const OpenedFigure::Part& part : figure_.parts)
      numbers_.push_back(workspace_.adopt(part.data));
    std::vector<DatasetView> views;
    for (std::size_t i = 0; i < figure_.parts.size(); ++i) views.push_back(viewOf(i));
    workspace_.change([&](ViewState& view) {
      const ViewState was = std::exchange(view, figure_.stamp.view);
      view.datasets = was.datasets;
      for (std::size_t i = 0; i < views.size(); ++i)
        view.datasets[static_cast<std::size_t>(numbers_[i])] = views[i];
      view.active = numberOf(view.active);
      for (int& side : view.compared) side = numberOf(side);
      if (view.page != Page::compare) view.compared = was.compared;  // not seen in the figure
    });
  }

  [[nodiscard]] QString sentence(const QString& name) const {
    QStringList parts;
    if (!made_.isEmpty())
      parts += QObject::tr("%1 is made again by its recipe, as the run panel tells")
                   .arg(made_.join(QObject::tr(" and ")));
    parts += remarks_;
    return parts.isEmpty() ? QString() : QStringLiteral("%1: %2").arg(name, parts.join(u"; "));
  }

 private:
  [[nodiscard]] int numberOf(int dataset) const {
    return dataset < 0 ? -1 : numbers_[static_cast<std::size_t>(dataset)];
  }

  /// The figure's view of one of its data sets, in the window's numbers.
  DatasetView viewOf(std::size_t part) {
    const auto number = static_cast<std::size_t>(numbers_[part]);
    DatasetView view = figure_.stamp.view.datasets[part];
    view.selection = figure_.parts[part].selection;
    const auto mapOf = [&](int map) {
      return map < 0 ? nullptr : &figure_.parts[part].maps[static_cast<std::size_t>(map)];
    };
    const OpenedFigure::Map* shown = mapOf(view.map);
    const OpenedFigure::Map* second = mapOf(view.secondMap);
    view.map = shown ? takeMap(numbers_[part], *shown) : -1;
    view.secondMap = second ? takeMap(numbers_[part], *second) : -1;
    if (view.map < 0) {
      showMap(view, workspace_.view().datasets[number].map);
      view.threeDimensional = false;
    } else if (shown->iteration && view.moment < 0 &&
               !standsAt(
                   *workspace_.dataset(numbers_[part]).maps[static_cast<std::size_t>(view.map)],
                   *shown->iteration)) {
      view.moment = *shown->iteration;
    }
    return view;
  }

  /// The number of the figure's map, begun where it is not there; -1: it cannot be made.
  int takeMap(int number, const OpenedFigure::Map& map) {
    if (const int there = findMap(number, map); there >= 0) return there;
    if (!map.obstacle.empty()) {
      remarks_ +=
          QObject::tr("its map is not made again, as %1").arg(QString::fromStdString(map.obstacle));
      return -1;
    }
    const Recipe& recipe = *map.recipe;
    const OpenDataset& open = workspace_.dataset(number);
    const int made =
        workspace_.addMap(number, recipe.options, map.images, textOf(map.images, *open.data()));
    if (recipe.options.method != Method::pca)  // that is there at once
      made_ += open.maps[static_cast<std::size_t>(made)]->title;
    if (!recipe.changes.empty())
      remarks_ += QObject::tr(
          "its parameters were changed on the way; now they are the last ones "
          "from the beginning");
    if (recipe.version != kVersion || recipe.instructionSet != instructionSet())
      remarks_ += QObject::tr("it was made by Lookbook %1 on %2, and may differ a little")
                      .arg(QString::fromStdString(recipe.version),
                           QString::fromStdString(recipe.instructionSet));
    return made;
  }

  /// The map of the window that is the figure's, at best one that stands where that stood; -1:
  /// there is none.
  [[nodiscard]] int findMap(int number, const OpenedFigure::Map& map) const {
    const OpenDataset& open = workspace_.dataset(number);
    const auto& maps = open.maps;
    int found = -1;
    for (int i = 0; i < static_cast<int>(maps.size()); ++i) {
      const auto& item = maps[static_cast<std::size_t>(i)];
      if (!item || !isMapOf(*item, *open.data(), map)) continue;
      found = i;
      if (!map.iteration || standsAt(*item, *map.iteration)) return i;
    }
    return found;
  }

  Workspace& workspace_;
  const OpenedFigure& figure_;
  std::vector<int> numbers_;  ///< of the figure's data sets in the window
  QStringList made_;          ///< titles of the maps that are being made again
  QStringList remarks_;
};

}  // namespace

QString restoreFigure(Workspace& workspace, const OpenedFigure& figure, const QString& name) {
  Restorer restorer(workspace, figure);
  restorer.restore();
  return restorer.sentence(name);
}

}  // namespace lookbook::ui
