#pragma once

#include "ui/figure/figure.h"

#include <QPointF>
#include <QRectF>

#include <cstddef>
#include <vector>

namespace lookbook::ui {

/// Where a map's points are drawn: their room, and what takes the map's units to the figure's.
struct MapPlot {
  QRectF plot;  ///< where points may be; equal scales on both axes
  double pointDiameter = 0;
  QPointF center;  ///< in the map's units, of what is in the middle of the plot
  double scale = 1;

  [[nodiscard]] QPointF at(double x, double y) const {
    return {plot.center().x() + (x - center.x()) * scale,
            plot.center().y() - (y - center.y()) * scale};
  }

  /// Chooses centre and scale so that these rows fill the plot, but for a margin.
  void fit(const MapFigure& figure, const std::vector<std::size_t>& rows, double margin);
};

/// The rows of the figure that are drawn: shown by its filter, and finite.
std::vector<std::size_t> shownRows(const MapFigure& figure);

/// In 1/96 inch. Shrinks with the number of points more slowly than the room for each, so that
/// 100 points are dots and 70,000 still a cloud.
double automaticDiameter(QSizeF room, std::size_t points);

/// Paints all points; or first those left out of the selection, dimmed, and over them the selected
/// ones, a little larger.
void paintPoints(QPainter& painter, const MapFigure& figure, const MapPlot& plot,
                 const std::vector<std::size_t>& rows, const Theme& theme);

}  // namespace lookbook::ui
