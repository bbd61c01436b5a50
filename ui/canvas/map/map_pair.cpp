#include "ui/canvas/map/map_marks.h"
#include "ui/canvas/map/map_scene.h"
#include "ui/look/shown_image.h"

#include <QLineF>
#include <QPainter>

#include <algorithm>

namespace lookbook::ui {

namespace {

/// The rectangle of a picture beside its point, on the side away from the other end, inside the
/// canvas.
QRectF awayFrom(QPointF other, QPointF at, QSizeF size, const QRectF& canvas) {
  QPointF direction = at - other;
  const double length = QLineF(other, at).length();
  direction = length > 0 ? direction / length : QPointF(1, 0);
  const QPointF reach(size.width() / 2 + kPictureGap, size.height() / 2 + kPictureGap);
  const QPointF middle = at + QPointF(direction.x() * reach.x(), direction.y() * reach.y());
  const QRectF room = canvas.adjusted(4, 4, -4 - size.width(), -4 - size.height());
  return {QPointF(std::clamp(middle.x() - size.width() / 2, room.left(),
                             std::max(room.left(), room.right())),
                  std::clamp(middle.y() - size.height() / 2, room.top(),
                             std::max(room.top(), room.bottom()))),
          size};
}

}  // namespace

void MapCanvas::setPair(std::optional<std::array<ImageIndex, 2>> pair) {
  if (pair == scene_->pair) return;
  scene_->pair = pair;
  scene_->pairPictures = {};
  if (pair && impl_->dataset)
    for (std::size_t end = 0; end < 2; ++end)
      if ((*pair)[end] < impl_->dataset->size())
        scene_->pairPictures[end] = shownImage(*impl_->dataset, (*pair)[end]);
  refreshOverlay();
}

std::optional<std::array<ImageIndex, 2>> MapCanvas::pair() const {
  return scene_->pair;
}

/// The places of the pair; null if one of the images has no place.
std::unique_ptr<MapCanvas::PairPlaces> MapCanvas::pairPlaces() const {
  const Scene& m = *scene_;
  if (!m.pair || m.empty()) return nullptr;
  auto places = std::make_unique<PairPlaces>();
  for (std::size_t end = 0; end < 2; ++end) {
    const auto at = placeOf((*m.pair)[end]);
    if (!at) return nullptr;
    places->at[end] = *at;
  }
  if (places->at[0] == places->at[1]) places->at[1].rx() += 0.01;
  for (std::size_t end = 0; end < 2; ++end) {
    const QSizeF size =
        QSizeF(m.pairPictures[end].size()).scaled(kPictureSide, kPictureSide, Qt::KeepAspectRatio);
    places->picture[end] = awayFrom(places->at[1 - end], places->at[end], size, rect());
  }
  return places;
}

/// Paints the line between the two images of the distorted pair, rings around its ends, and both
/// images.
void MapCanvas::paintPair(QPainter& painter) {
  const auto places = pairPlaces();
  if (!places) return;
  const Scene& m = *scene_;
  const Theme& theme = impl_->theme;
  for (const QPen& pen : {QPen(theme.canvas, 4.5), QPen(theme.accent, 2)}) {
    painter.setPen(pen);
    painter.drawLine(places->at[0], places->at[1]);
  }
  const double radius = m.diameter(m.view(size()), true) / 2 + 4;
  for (std::size_t end = 0; end < 2; ++end) {
    const QPointF at = places->at[end];
    paintMark(
        painter,
        {.rect = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius), .round = true},
        theme.accent, theme.onAccent);
    paintPicture(painter, m.pairPictures[end], places->picture[end], theme);
  }
}

QRegion MapCanvas::pairRegion() const {
  const auto places = pairPlaces();
  if (!places) return {};
  constexpr double kMargin = 16;
  const QRectF line = QRectF(places->at[0], places->at[1]).normalized();
  QRegion region(line.adjusted(-kMargin, -kMargin, kMargin, kMargin).toAlignedRect());
  for (const QRectF& picture : places->picture)
    region += picture.adjusted(-6, -6, 6, 6).toAlignedRect();
  return region;
}

}  // namespace lookbook::ui
