#pragma once

#include "ui/figure/figure.h"
#include "ui/figure/map_points.h"

#include <cstddef>
#include <vector>

class QPainter;

namespace lookbook::ui {

/// Paints the names of the classes of these rows where their points are dense, without overlaps.
/// @param fontSize in 1/96 inch
void paintClassNames(QPainter& painter, const MapFigure& figure, const MapPlot& plot,
                     const std::vector<std::size_t>& rows, double fontSize, const Theme& theme);

}  // namespace lookbook::ui
