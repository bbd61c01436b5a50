#pragma once

#include "ui/figure/figure.h"
#include "ui/figure/map_points.h"
#include "ui/figure/page/legend.h"
#include "ui/figure/page/page.h"
#include "ui/figure/page/ticks.h"

#include <cstddef>
#include <vector>

namespace lookbook::ui {

/// The layout of a map figure: the place of each part.
struct MapLayout : MapPlot {
  Page page;
  Legend legend;

  // Axes, only for maps with labels of axes (MapFigure::xLabel, yLabel).
  bool axes = false;
  QFont axisFont;
  Ticks xTicks;
  Ticks yTicks;
  double yNumbersWidth = 0;
};

/// The entries of a legend: the classes of these rows with the number of rows, or the range of the
/// values that the colours show.
std::vector<LegendEntry> legendEntries(const MapFigure& figure, const FigureLook& look,
                                       const std::vector<std::size_t>& rows);

/// @param rows the rows that are drawn: shownRows()
/// @param area the page, in 1/96 inch
MapLayout layOut(const MapFigure& figure, const std::vector<std::size_t>& rows, const QRectF& area);

}  // namespace lookbook::ui
