#pragma once

#include "ui/figure/chart_figure.h"
#include "ui/figure/figure.h"

#include <string_view>
#include <variant>

namespace lookbook::ui {

/// A figure of any kind: each has a title, a caption and a look.
using AnyFigure = std::variant<MapFigure, SheetFigure, GridFigure, ChartFigure, MatrixFigure>;

/// Paints a figure of any kind; see figure.h.
void paint(QPainter& painter, const QRectF& area, const AnyFigure& figure, const Theme& theme);

/// Saves a figure in the theme of its look; otherwise like the functions in figure.h.
Result<void> save(const AnyFigure& figure, QSizeF size, double scale,
                  const std::filesystem::path& path, const std::stop_token& stop = {});

/// Whether an option of the look, given by its name, affects the figure.
bool concerns(std::string_view option, const AnyFigure& figure);

}  // namespace lookbook::ui
