#include "ui/figure/any_figure.h"

namespace lookbook::ui {

void paint(QPainter& painter, const QRectF& area, const AnyFigure& figure, const Theme& theme) {
  std::visit([&](const auto& kind) { paint(painter, area, kind, theme); }, figure);
}

Result<void> save(const AnyFigure& figure, QSizeF size, double scale,
                  const std::filesystem::path& path, const std::stop_token& stop) {
  return std::visit(
      [&](const auto& kind) { return save(kind, themeOf(kind.look), size, scale, path, stop); },
      figure);
}

}  // namespace lookbook::ui
