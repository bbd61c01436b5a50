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

/// An image that is drawn at the place of its point.
struct PlacedThumbnail {
  std::size_t row = 0;  ///< of the figure
  QRectF box;
};

/// The longer side of a thumbnail in 1/96 inch: that of the look, or one that suits the size of the
/// map.
double thumbnailSide(const FigureLook& look, QSizeF room);

/// Places as many thumbnails as fit into the plot without overlaps. Rows that come first in the
/// order have priority. Cost: O(rows).
std::vector<PlacedThumbnail> placeThumbnails(const MapFigure& figure, const FigureLook& look,
                                             const MapPlot& plot,
                                             std::span<const std::size_t> order);

/// Paints an image with a frame of this colour; its background is a shade of the colour.
void paintThumbnail(QPainter& painter, const Dataset& dataset, ImageIndex image, const QRectF& box,
                    const QColor& color);

}  // namespace lookbook::ui
