#pragma once

#include "ui/figure/chart_figure.h"
#include "ui/figure/figure.h"

#include <string_view>
#include <variant>

namespace lookbook::ui {

/// A figure of any kind: each has a title, a caption and a look.
using AnyFigure = std::variant<MapFigure, SheetFigure, GridFigure, ChartFigure, MatrixFigure>;

void paint(QPainter& painter, const QRectF& area, const AnyFigure& figure, const Theme& theme);

/// Saves in the look's own theme. As the others: see figure.h.
Result<void> save(const AnyFigure& figure, QSizeF size, double scale,
                  const std::filesystem::path& path, const std::stop_token& stop = {});

/// Whether an option of the look, by its name, has a bearing on the figure.
bool concerns(std::string_view option, const AnyFigure& figure);

}  // namespace lookbook::ui
