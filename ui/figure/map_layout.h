#pragma once

#include "ui/figure/figure.h"
#include "ui/figure/map_points.h"
#include "ui/figure/page/legend.h"
#include "ui/figure/page/page.h"
#include "ui/figure/page/ticks.h"

#include <cstddef>
#include <vector>

namespace lookbook::ui {

/// A map figure laid out: what stands where, before anything is painted.
struct MapLayout : MapPlot {
  Page page;
  Legend legend;

  // Axes, only for maps whose axes mean something (MapFigure::xLabel, yLabel).
  bool axes = false;
  QFont axisFont;
  Ticks xTicks;
  Ticks yTicks;
  double yNumbersWidth = 0;
};

/// A legend's entries: the classes that these rows are of, with how many; or what the colours of
/// values go over.
std::vector<LegendEntry> legendEntries(const MapFigure& figure, const FigureLook& look,
                                       const std::vector<std::size_t>& rows);

MapLayout layOut(const MapFigure& figure, const std::vector<std::size_t>& rows, const QRectF& area);

}  // namespace lookbook::ui
