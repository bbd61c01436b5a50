#include "ui/canvas/gallery/gallery_sheet.h"
#include "ui/canvas/zooming.h"
#include "ui/keys/widget_keys.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace lookbook::ui {

namespace {

constexpr double kScrollNotch = 96;    // pixels a notch scrolls
constexpr double kLargestTile = 1400;  // pixels: 50 a pixel of a 28-pixel image

}  // namespace

Drag::Kind GalleryCanvas::kindOf(const QMouseEvent& /*event*/) const {
  return Drag::Kind::rectangle;
}

void GalleryCanvas::dragBy(QPointF by) {
  if (drag_.selects())
    chooseRegion();
  else
    scrollBy(-by);
}

void GalleryCanvas::chooseRegion() {
  Sheet& s = *sheet_;
  const QRectF region = QRectF(drag_.from, drag_.to).normalized();
  drag_.region.clear();
  for (const std::size_t slot :
       s.layout.slotsIn(region.translated(-s.origin(size())), s.tile(size())))
    drag_.region.push_back(s.images[slot]);
  s.slotsChanged = true;
  requestFrame();
  refreshOverlay();
}

void GalleryCanvas::dragEnded(Drag::Kind kind) {
  if (kind == Drag::Kind::rectangle) {
    sheet_->slotsChanged = true;
    requestFrame();
  }
  refreshOverlay();
}

void GalleryCanvas::scrollBy(QPointF pixels) {
  if (sheet_->fits() || isEmpty()) return;
  const double tile = sheet_->tile(size());
  const QPointF center = QRectF(rect()).center();
  moveCamera(sheet_->placed(center - sheet_->origin(size()) + pixels, tile, center, size()));
}

void GalleryCanvas::zoomAt(QPointF at, double factor) {
  Sheet& s = *sheet_;
  if (isEmpty()) return;
  const double before = s.tile(size());
  const double fit = s.layout.fittingTile(size());
  const double after = std::min(before * factor, std::max(kLargestTile, fit));
  if (after <= fit) {
    moveCamera({});
    return;
  }
  const QPointF place = at - s.origin(size());
  const double aspect = s.layout.aspect();
  const QPointF same(
      s.layout.x().toPixels(s.layout.x().toUnits(place.x(), before), after),
      s.layout.y().toPixels(s.layout.y().toUnits(place.y(), before * aspect), after * aspect));
  moveCamera(s.placed(same, after, at, size()));
}

void GalleryCanvas::wheelEvent(QWheelEvent* event) {
  QPointF delta = event->angleDelta();
  if (event->modifiers().testFlag(Qt::ControlModifier)) {
    zoomAt(event->position(), std::pow(kZoomNotch, delta.y() / kWheelNotch));
  } else {
    delta = event->pixelDelta().isNull() ? delta / kWheelNotch * kScrollNotch
                                         : QPointF(event->pixelDelta());
    if (event->modifiers().testFlag(Qt::ShiftModifier) && delta.x() == 0)
      delta = QPointF(delta.y(), 0);
    scrollBy(-delta);
  }
  if (drag_.selects()) chooseRegion();
  if (drag_.kind == Drag::Kind::none) point(imageAt(event->position()), event->position());
  event->accept();
}

void GalleryCanvas::stepCurrent(int dx, int dy) {
  Sheet& s = *sheet_;
  if (isEmpty()) return;
  const auto from = impl_->current ? s.slotOf(*impl_->current) : std::nullopt;
  const std::size_t slot = from ? s.layout.step(*from, dx, dy) : 0;
  Q_EMIT currentRequested(s.images[slot]);
  reveal(slot);
}

void GalleryCanvas::reveal(std::size_t slot) {
  const QRectF tile =
      sheet_->layout.slotRect(slot, sheet_->tile(size())).translated(sheet_->origin(size()));
  const QRectF inside = QRectF(rect()).adjusted(8, GalleryLayout::kCaption + 4, -8, -8);
  QPointF by;
  if (tile.left() < inside.left()) by.setX(tile.left() - inside.left());
  if (tile.right() > inside.right()) by.setX(tile.right() - inside.right());
  if (tile.top() < inside.top()) by.setY(tile.top() - inside.top());
  if (tile.bottom() > inside.bottom()) by.setY(tile.bottom() - inside.bottom());
  if (!by.isNull()) scrollBy(by);
}

void GalleryCanvas::keyPressEvent(QKeyEvent* event) {
  switch (actOf(Scope::canvas, *event).value_or(KeyAct::cancel)) {
    case KeyAct::left:
      return stepCurrent(-1, 0);
    case KeyAct::right:
      return stepCurrent(1, 0);
    case KeyAct::up:
      return stepCurrent(0, -1);
    case KeyAct::down:
      return stepCurrent(0, 1);
    case KeyAct::scrollUp:
      return scrollBy({0, -0.85 * height()});
    case KeyAct::scrollDown:
      return scrollBy({0, 0.85 * height()});
    case KeyAct::showAll:
      return showAll();
    default:
      return GestureCanvas::keyPressEvent(event);
  }
}

void GalleryCanvas::resizeEvent(QResizeEvent* event) {
  // First: the widget paints within its own resizing.
  if (sheet_->fits()) layOut();
  sheet_->camera = sheet_->clamped(sheet_->camera, size());
  GestureCanvas::resizeEvent(event);
  refreshOverlay();
}

}  // namespace lookbook::ui
