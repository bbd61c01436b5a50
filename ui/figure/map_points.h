#pragma once

#include "ui/figure/figure.h"

#include <QPointF>
#include <QRectF>

#include <cstddef>
#include <vector>

namespace lookbook::ui {

/// Where the points of a map are drawn: the plot, and the conversion from units of the map to units
/// of the figure.
struct MapPlot {
  QRectF plot;  ///< the rectangle for the points; both axes have the same scale
  double pointDiameter = 0;
  QPointF center;  ///< the point in the middle of the plot, in units of the map
  double scale = 1;

  /// Converts a position on the map to a place in the figure.
  [[nodiscard]] QPointF at(double x, double y) const {
    return {plot.center().x() + (x - center.x()) * scale,
            plot.center().y() - (y - center.y()) * scale};
  }

  /// Sets the centre and the scale so that these rows, or the part of the map that is drawn, fill
  /// the plot except for a margin.
  void fit(const MapFigure& figure, const std::vector<std::size_t>& rows, double margin);
};

/// The rows that are drawn: those that the filter shows, with finite positions inside the part of
/// the map.
std::vector<std::size_t> shownRows(const MapFigure& figure);

/// Paints all points as dots, thumbnails or both. If there is a selection, the other points are
/// painted first, in grey, and the selected ones over them, larger and ringed, as on the canvas. In
/// an SVG or PDF file, dots are shapes or one embedded picture, depending on the look; thumbnails
/// are always one embedded picture.
/// @param look the figure's own, or that of the grid it is in
void paintPoints(QPainter& painter, const MapFigure& figure, const FigureLook& look,
                 const MapPlot& plot, const std::vector<std::size_t>& rows, const Theme& theme);

/// The number of colours of a figure's points, and the number of the colour of a row.
std::size_t shadesOf(const MapFigure& figure);
std::size_t shadeOf(const MapFigure& figure, std::size_t row);
QColor shadeColor(const MapFigure& figure, const FigureLook& look, std::size_t shade);

}  // namespace lookbook::ui
