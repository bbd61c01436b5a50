#include "ui/figure/map_names.h"

#include "ui/figure/page/page.h"
#include "ui/look/class_places.h"
#include "ui/look/lettering.h"
#include "ui/look/placed_names.h"
#include "ui/text/shown_text.h"

#include <QPainter>

namespace lookbook::ui {

void paintClassNames(QPainter& painter, const MapFigure& figure, const MapPlot& plot,
                     const std::vector<std::size_t>& rows, double fontSize, const Theme& theme) {
  const Dataset& dataset = *figure.dataset;
  if (dataset.classCount() < 2) return;
  std::vector<int> labels(figure.images.size(), -1);
  for (const std::size_t row : rows) labels[row] = dataset.label(figure.images[row]);
  std::vector<NameAt> names;
  for (const ClassPlace& place : classPlaces(figure.positions->leftCols(2), labels))
    names.push_back({shownName(dataset.className(place.label)), plot.at(place.at[0], place.at[1])});
  const QFont font = lettering(fontSize, QFont::Bold);
  paintNames(painter, layOutNames(names, font, plot.plot), font, theme.text, pageColor(theme));
}

}  // namespace lookbook::ui
