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

  /// Chooses centre and scale so that these rows, or the part of the map that is drawn, fill the
  /// plot, but for a margin.
  void fit(const MapFigure& figure, const std::vector<std::size_t>& rows, double margin);
};

/// The rows of the figure that are drawn: shown by its filter, finite, and in its part of the map.
std::vector<std::size_t> shownRows(const MapFigure& figure);

/// Paints all points as dots, thumbnails or both; or first those left out of the selection, grey,
/// and over them the selected ones, larger and ringed, as on the canvas. In an SVG or PDF, dots are
/// shapes or one embedded picture, as the look says, and thumbnails are always one.
/// @param look the figure's own, or that of the grid it is in
void paintPoints(QPainter& painter, const MapFigure& figure, const FigureLook& look,
                 const MapPlot& plot, const std::vector<std::size_t>& rows, const Theme& theme);

/// How many colours a figure's points have, and which of them a row's is.
std::size_t shadesOf(const MapFigure& figure);
std::size_t shadeOf(const MapFigure& figure, std::size_t row);
QColor shadeColor(const MapFigure& figure, const FigureLook& look, std::size_t shade);

}  // namespace lookbook::ui
