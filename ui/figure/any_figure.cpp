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

bool concerns(std::string_view option, const AnyFigure& figure) {
  const bool points =
      std::holds_alternative<MapFigure>(figure) || std::holds_alternative<GridFigure>(figure);
  if (concernsMapsOnly(option)) return points;
  if (option == "palette") return points || std::holds_alternative<SheetFigure>(figure);
  if (option == "legend") return points || std::holds_alternative<MatrixFigure>(figure);
  return true;
}

}  // namespace lookbook::ui
