#pragma once

#include "ui/figure/chart_figure.h"
#include "ui/figure/figure.h"

#include <variant>

namespace lookbook::ui {

/// A figure of any kind: each has a title, a caption and a look.
using AnyFigure = std::variant<MapFigure, SheetFigure, GridFigure, ChartFigure, MatrixFigure>;

void paint(QPainter& painter, const QRectF& area, const AnyFigure& figure, const Theme& theme);

/// Saves in the look's own theme. As the others: see figure.h.
Result<void> save(const AnyFigure& figure, QSizeF size, double scale,
                  const std::filesystem::path& path, const std::stop_token& stop = {});

/// Whether all of a look has a bearing on the figure, and not only what concerns every kind.
inline bool hasPoints(const AnyFigure& figure) {
  return std::holds_alternative<MapFigure>(figure) || std::holds_alternative<GridFigure>(figure);
}

}  // namespace lookbook::ui
