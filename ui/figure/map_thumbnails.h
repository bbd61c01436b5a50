#pragma once

#include "ui/figure/figure.h"
#include "ui/figure/map_points.h"

#include <QColor>
#include <QRectF>

#include <cstddef>
#include <span>
#include <vector>

class QPainter;

namespace lookbook::ui {

/// An image in the place of its point.
struct PlacedThumbnail {
  std::size_t row = 0;  ///< of the figure
  QRectF box;
};

/// A thumbnail's longer side in 1/96 inch: the look's own, or one for the map's room.
double thumbnailSide(const FigureLook& look, QSizeF room);

/// As many thumbnails as fit into the plot without covering one another, chosen in this order of
/// rows. Cost: O(rows).
std::vector<PlacedThumbnail> placeThumbnails(const MapFigure& figure, const FigureLook& look,
                                             const MapPlot& plot,
                                             std::span<const std::size_t> order);

/// Paints an image framed in a colour, which its ground is a shade of.
void paintThumbnail(QPainter& painter, const Dataset& dataset, ImageIndex image, const QRectF& box,
                    const QColor& color);

}  // namespace lookbook::ui
