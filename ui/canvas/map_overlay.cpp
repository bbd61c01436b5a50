#include "ui/canvas/map_scene.h"

#include <QPainter>

#include <algorithm>

namespace lookbook::ui {

namespace {

/// What is outlined round an image: its thumbnail, or a ring round its dot.
struct Mark {
  QRectF rect;
  bool round = false;
};

void paintMark(QPainter& painter, const Mark& mark, const QColor& color, const QColor& ground) {
  painter.setBrush(Qt::NoBrush);
  for (const QPen& pen : {QPen(ground, 5), QPen(color, 2.5)}) {
    painter.setPen(pen);
    mark.round ? painter.drawEllipse(mark.rect) : painter.drawRect(mark.rect);
  }
}

std::optional<Mark> markOf(const MapCanvas& canvas, ImageIndex image, const QRectF* thumbnail,
                           double diameter) {
  if (thumbnail) return Mark{.rect = thumbnail->adjusted(-2.5, -2.5, 2.5, 2.5), .round = false};
  const auto at = canvas.imagePosition(image);
  if (!at) return std::nullopt;
  const double radius = diameter / 2 + 4;
  return Mark{.rect = QRectF(at->x() - radius, at->y() - radius, 2 * radius, 2 * radius),
              .round = true};
}

}  // namespace

void MapCanvas::paintOver(QPainter& painter) {
  const Map& m = *map_;
  const Theme& theme = impl_->theme;
  painter.setRenderHint(QPainter::Antialiasing);
  const double diameter = m.diameter(m.view(size()));
  const auto mark = [&](ImageIndex image, const QColor& color, const QColor& ground) {
    const auto row = m.rowOf(image);
    if (!row || m.shown[*row] == 0) return;
    const Map::Thumbnail* thumbnail = m.thumbnailOf(*row);
    if (const auto found = markOf(*this, image, thumbnail ? &thumbnail->rect : nullptr, diameter))
      paintMark(painter, *found, color, ground);
  };
  if (impl_->current) mark(*impl_->current, theme.accent, theme.onAccent);
  if (impl_->hovered && impl_->hovered != impl_->current)
    mark(*impl_->hovered, theme.text, theme.canvas);
  if (m.drag == Map::Drag::rectangle || m.drag == Map::Drag::lasso) {
    QColor fill = theme.accent;
    fill.setAlpha(36);
    painter.setPen(QPen(theme.accent, 1.5));
    painter.setBrush(fill);
    painter.drawPolygon(m.outline, Qt::OddEvenFill);
  }
}

void MapCanvas::refreshOverlay() {
  Map& m = *map_;
  QRegion now;
  const double diameter = m.empty() ? 0 : m.diameter(m.view(size()));
  for (const auto image : {impl_->hovered, impl_->current}) {
    const auto row = image && !m.empty() ? m.rowOf(*image) : std::nullopt;
    if (!row) continue;
    // The ring and the frame: which of them it is, is known when the next frame is prepared.
    if (const Map::Thumbnail* thumbnail = m.thumbnailOf(*row))
      now += thumbnail->rect.adjusted(-6, -6, 6, 6).toAlignedRect();
    if (const auto at = imagePosition(*image)) {
      const double reach = std::max(diameter / 2 + 8, 64.0);
      now += QRectF(at->x() - reach, at->y() - reach, 2 * reach, 2 * reach).toAlignedRect();
    }
  }
  if (m.drag == Map::Drag::rectangle || m.drag == Map::Drag::lasso)
    now += m.outline.boundingRect().adjusted(-3, -3, 3, 3).toAlignedRect();
  for (const QRect& part : now.united(m.painted)) requestOverlay(part.intersected(rect()));
  m.painted = now;
}

}  // namespace lookbook::ui
