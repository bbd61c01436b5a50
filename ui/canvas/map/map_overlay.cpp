#include "ui/canvas/map/map_marks.h"
#include "ui/canvas/map/map_scene.h"

#include <QPainter>

#include <algorithm>

namespace lookbook::ui {

namespace {

std::optional<Mark> markOf(const MapCanvas& canvas, ImageIndex image, const QRectF* thumbnail,
                           double diameter) {
  if (thumbnail) return Mark{.rect = thumbnail->adjusted(-2.5, -2.5, 2.5, 2.5), .round = false};
  const auto at = canvas.imagePosition(image);
  if (!at) return std::nullopt;
  const double radius = diameter / 2 + 4;
  return Mark{.rect = QRectF(at->x() - radius, at->y() - radius, 2 * radius, 2 * radius),
              .round = true};
}

constexpr double kPlaceRadius = 5;

/// The rectangle of a picture: beside the place, inside the canvas.
QRectF pictureRect(const QImage& picture, QPointF at, const QRectF& canvas) {
  const QSizeF size =
      QSizeF(picture.size()).scaled(kPictureSide, kPictureSide, Qt::KeepAspectRatio);
  const QRectF room = canvas.adjusted(4, 4, -4 - size.width(), -4 - size.height());
  const double right = at.x() + kPictureGap;
  const double left = right > room.right() ? at.x() - kPictureGap - size.width() : right;
  return {QPointF(std::clamp(left, room.left(), std::max(room.left(), room.right())),
                  std::clamp(at.y() - kPictureGap - size.height(), room.top(),
                             std::max(room.top(), room.bottom()))),
          size};
}

void paintPlace(QPainter& painter, QPointF at, const Theme& theme) {
  painter.setPen(QPen(theme.onAccent, 2));
  painter.setBrush(theme.accent);
  painter.drawEllipse(at, kPlaceRadius, kPlaceRadius);
}

}  // namespace

void paintMark(QPainter& painter, const Mark& mark, const QColor& color, const QColor& ground) {
  painter.setBrush(Qt::NoBrush);
  for (const QPen& pen : {QPen(ground, 5), QPen(color, 2.5)}) {
    painter.setPen(pen);
    mark.round ? painter.drawEllipse(mark.rect) : painter.drawRect(mark.rect);
  }
}

void paintPicture(QPainter& painter, const QImage& picture, const QRectF& rect,
                  const Theme& theme) {
  painter.setBrush(Qt::NoBrush);
  painter.drawImage(rect, picture);
  for (const QPen& pen : {QPen(theme.onAccent, 4), QPen(theme.accent, 2)}) {
    painter.setPen(pen);
    painter.drawRect(rect.adjusted(-2, -2, 2, 2));
  }
}

void MapCanvas::setPlaced(std::optional<PlacedMark> placed) {
  scene_->placed = std::move(placed);
  refreshOverlay();
}

std::optional<QPointF> MapCanvas::placedPosition() const {
  if (!scene_->placed || scene_->empty()) return std::nullopt;
  const MapView::Place place = scene_->view(size()).project(scene_->placed->position);
  return place.visible ? std::optional(QPointF(place.x, place.y)) : std::nullopt;
}

/// Paints the new image: links to the neighbours that determine its place, its place, and its
/// picture.
void MapCanvas::paintPlaced(QPainter& painter) {
  const auto at = placedPosition();
  if (!at) return;
  const PlacedMark& placed = *scene_->placed;
  const Theme& theme = impl_->theme;
  for (const QPen& pen : {QPen(theme.canvas, 3.5), QPen(theme.accent, 1.5)}) {
    painter.setPen(pen);
    for (const ImageIndex image : placed.neighbors)
      if (const auto end = imagePosition(image)) painter.drawLine(*at, *end);
  }
  paintPlace(painter, *at, theme);
  paintPicture(painter, placed.picture, pictureRect(placed.picture, *at, rect()), theme);
}

QRegion MapCanvas::placedRegion() const {
  const auto at = placedPosition();
  if (!at) return {};
  constexpr double kMargin = kPlaceRadius + 4;
  QRectF links(*at, QSizeF(0, 0));
  for (const ImageIndex image : scene_->placed->neighbors)
    if (const auto end = imagePosition(image))
      links |= QRectF(*end, QSizeF(0, 0)).adjusted(-1, -1, 1, 1);
  const QRectF picture = pictureRect(scene_->placed->picture, *at, rect());
  return QRegion(links.adjusted(-kMargin, -kMargin, kMargin, kMargin).toAlignedRect()) +
         picture.adjusted(-6, -6, 6, 6).toAlignedRect();
}

void MapCanvas::paintOver(QPainter& painter) {
  const Scene& m = *scene_;
  const Theme& theme = impl_->theme;
  painter.setRenderHint(QPainter::Antialiasing);
  const MapView view = m.view(size());
  const auto mark = [&](ImageIndex image, const QColor& color, const QColor& ground) {
    const auto row = m.rowOf(image);
    if (!row || m.shown[*row] == 0) return;
    const Scene::Thumbnail* thumbnail = m.thumbnailOf(*row);
    const bool selected = impl_->selects() && impl_->selection->contains(image);
    const double diameter = m.diameter(view, selected);
    if (const auto found = markOf(*this, image, thumbnail ? &thumbnail->rect : nullptr, diameter))
      paintMark(painter, *found, color, ground);
  };
  paintClassNames(painter);
  paintPair(painter);
  paintPlaced(painter);
  if (impl_->current) mark(*impl_->current, theme.accent, theme.onAccent);
  if (impl_->hovered && impl_->hovered != impl_->current)
    mark(*impl_->hovered, theme.text, theme.canvas);
  if (drag_.selects()) {
    QColor fill = theme.accent;
    fill.setAlpha(36);
    painter.setPen(QPen(theme.accent, 1.5));
    painter.setBrush(fill);
    painter.drawPolygon(m.outline, Qt::OddEvenFill);
  }
}

void MapCanvas::refreshOverlay() {
  Scene& m = *scene_;
  QRegion now = placedRegion() + pairRegion();
  const double diameter = m.empty() ? 0 : m.diameter(m.view(size()), true);
  for (const auto image : {impl_->hovered, impl_->current}) {
    const auto row = image && !m.empty() ? m.rowOf(*image) : std::nullopt;
    if (!row) continue;
    // Both the ring and the frame, because the next frame decides which one is painted.
    if (const Scene::Thumbnail* thumbnail = m.thumbnailOf(*row))
      now += thumbnail->rect.adjusted(-6, -6, 6, 6).toAlignedRect();
    if (const auto at = imagePosition(*image)) {
      const double reach = std::max(diameter / 2 + 8, 64.0);
      now += QRectF(at->x() - reach, at->y() - reach, 2 * reach, 2 * reach).toAlignedRect();
    }
  }
  if (drag_.selects()) now += m.outline.boundingRect().adjusted(-3, -3, 3, 3).toAlignedRect();
  for (const QRect& part : now.united(m.painted)) requestOverlay(part.intersected(rect()));
  m.painted = now;
}

}  // namespace lookbook::ui
