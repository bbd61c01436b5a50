#include "ui/maps/method_grid.h"

#include "ui/look/lettering.h"
#include "ui/maps/map_item.h"
#include "ui/maps/map_words.h"
#include "ui/text/phrases.h"
#include "ui/text/shown_text.h"
#include "ui/text/translated.h"

#include <utility>

namespace lookbook::ui {

namespace {

/// "70,000 images each", "Fashion-MNIST: 70,000 images, Small: 500 images".
QString countsOf(const std::vector<GridImages>& rows) {
  QStringList counts;
  for (const GridImages& row : rows) counts += imageCount(row.images.size());
  if (counts.size() > 1 && counts.count(counts.front()) == counts.size())
    return QObject::tr("%1 each").arg(counts.front());
  if (counts.size() > 1)
    for (qsizetype i = 0; i < counts.size(); ++i)
      counts[i].prepend(shownName(rows[static_cast<std::size_t>(i)].dataset->title()) +
                        QStringLiteral(": "));
  return counts.join(QStringLiteral(", "));
}

}  // namespace

std::vector<MapOptions> gridMethods() {
  std::vector<MapOptions> methods;
  for (std::size_t method = 0; method < kMethodNames.size(); ++method)
    methods.push_back({.method = static_cast<Method>(method), .dims = 2});
  return methods;
}

GridFigure methodGrid(const std::vector<GridImages>& rows) {
  GridFigure figure;
  QStringList datasets;
  for (const GridImages& row : rows) {
    const QString title = shownName(row.dataset->title());
    datasets += title;
    GridFigure::Row& maps = figure.rows.emplace_back();
    maps.title = title;
    for (const MapOptions& options : gridMethods()) {
      MapFigure& map = maps.maps.emplace_back();
      map.dataset = row.dataset;
      map.images = row.images;
      map.title = describeMap(chosenFor(options, row.images.size()));
    }
  }
  QStringList methods;
  for (const MapOptions& options : gridMethods()) methods += methodTitle(options.method);
  figure.title = QObject::tr("%1 by %2").arg(listOf(datasets), listOf(methods));
  figure.caption = QObject::tr("%1 · each method with its defaults, seed 0").arg(countsOf(rows));
  return figure;
}

void fillCell(MapFigure& cell, std::shared_ptr<const MatrixF> positions, const MapScores& scores) {
  cell.positions = std::move(positions);
  cell.caption = describeScores(scores);
}

}  // namespace lookbook::ui
