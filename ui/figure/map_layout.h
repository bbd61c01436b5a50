#pragma once

#include "ui/figure/figure.h"
#include "ui/figure/legend.h"
#include "ui/figure/page.h"
#include "ui/figure/ticks.h"

#include <QPointF>

#include <cstddef>
#include <vector>

namespace lookbook::ui {

/// A map figure laid out: what stands where, before anything is painted.
struct MapLayout {
  Page page;
  Legend legend;
  QRectF plot;  ///< where points may be; equal scales on both axes
  double pointDiameter = 0;

  // Axes, only for maps whose axes mean something (MapFigure::xLabel, yLabel).
  bool axes = false;
  QFont axisFont;
  Ticks xTicks;
  Ticks yTicks;
  double yNumbersWidth = 0;

  // From the map's units to the figure's.
  QPointF center;
  double scale = 1;

  [[nodiscard]] QPointF at(double x, double y) const {
    return {plot.center().x() + (x - center.x()) * scale,
            plot.center().y() - (y - center.y()) * scale};
  }
};

/// The rows of the figure that are drawn: shown by its filter, and finite.
std::vector<std::size_t> shownRows(const MapFigure& figure);

MapLayout layOut(const MapFigure& figure, const std::vector<std::size_t>& rows, const QRectF& area);

}  // namespace lookbook::ui
