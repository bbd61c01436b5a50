#include "ui/canvas/gallery/gallery_sheet.h"
#include "ui/canvas/zooming.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace lookbook::ui {

namespace {

constexpr double kScrollNotch = 96;    // pixels a notch scrolls
constexpr double kLargestTile = 1400;  // pixels: 50 a pixel of a 28-pixel image

}  // namespace

void GalleryCanvas::mousePressEvent(QMouseEvent* event) {
  Sheet& s = *sheet_;
  if (s.drag != Sheet::Drag::none || isEmpty()) return;
  s.pressedAt = s.draggedTo = event->position();
  if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && s.spaceHeld)) {
    s.drag = Sheet::Drag::panning;
    setCursor(Qt::ClosedHandCursor);
    point(std::nullopt, {});
  } else if (event->button() == Qt::LeftButton) {
    s.drag = Sheet::Drag::pressed;
  }
}

void GalleryCanvas::mouseMoveEvent(QMouseEvent* event) {
  Sheet& s = *sheet_;
  const QPointF at = event->position();
  switch (s.drag) {
    case Sheet::Drag::none:
      point(imageAt(at), at);
      return;
    case Sheet::Drag::panning:
      scrollBy(s.draggedTo - at);
      s.draggedTo = at;
      return;
    case Sheet::Drag::pressed:
      if ((at - s.pressedAt).manhattanLength() < QApplication::startDragDistance()) return;
      s.drag = Sheet::Drag::choosing;
      point(std::nullopt, {});
      [[fallthrough]];
    case Sheet::Drag::choosing:
      s.draggedTo = at;
      s.change = selectionChangeFor(event->modifiers());
      chooseRegion();
      return;
  }
}

void GalleryCanvas::chooseRegion() {
  Sheet& s = *sheet_;
  const QRectF region = QRectF(s.pressedAt, s.draggedTo).normalized();
  s.region.clear();
  for (const std::size_t slot :
       s.layout.slotsIn(region.translated(-s.origin(size())), s.tile(size())))
    s.region.push_back(s.images[slot]);
  s.slotsChanged = true;
  requestFrame();
  refreshOverlay();
}

void GalleryCanvas::mouseReleaseEvent(QMouseEvent* event) {
  Sheet& s = *sheet_;
  const Sheet::Drag drag = s.drag;
  const bool mine = drag == Sheet::Drag::panning || event->button() == Qt::LeftButton;
  if (drag == Sheet::Drag::none || !mine) return;
  std::vector<ImageIndex> region = std::move(s.region);
  const SelectionChange change = selectionChangeFor(event->modifiers());
  dropDrag();
  if (drag == Sheet::Drag::pressed) Q_EMIT clicked(imageAt(event->position()), change);
  if (drag == Sheet::Drag::choosing) {
    std::sort(region.begin(), region.end());
    Q_EMIT regionChosen(std::move(region), change);
  }
}

void GalleryCanvas::dropDrag() {
  Sheet& s = *sheet_;
  if (s.drag == Sheet::Drag::none) return;
  if (s.drag == Sheet::Drag::choosing) {
    s.slotsChanged = true;
    requestFrame();
  }
  s.drag = Sheet::Drag::none;
  s.region.clear();
  setCursor(s.spaceHeld ? Qt::OpenHandCursor : Qt::ArrowCursor);
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
  if (sheet_->drag == Sheet::Drag::choosing) chooseRegion();
  if (sheet_->drag == Sheet::Drag::none) point(imageAt(event->position()), event->position());
  event->accept();
}

bool GalleryCanvas::event(QEvent* event) {
  if (event->type() == QEvent::NativeGesture) {
    const auto* gesture = static_cast<QNativeGestureEvent*>(event);
    if (gesture->gestureType() == Qt::ZoomNativeGesture) {
      zoomAt(gesture->position(), 1 + gesture->value());
      return true;
    }
  }
  return Canvas::event(event);
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
  Sheet& s = *sheet_;
  const QPointF middle = QRectF(rect()).center();
  switch (event->key()) {
    case Qt::Key_Left:
      return stepCurrent(-1, 0);
    case Qt::Key_Right:
      return stepCurrent(1, 0);
    case Qt::Key_Up:
      return stepCurrent(0, -1);
    case Qt::Key_Down:
      return stepCurrent(0, 1);
    case Qt::Key_PageUp:
      return scrollBy({0, -0.85 * height()});
    case Qt::Key_PageDown:
      return scrollBy({0, 0.85 * height()});
    case Qt::Key_Home:
      return showAll();
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return zoomAt(middle, kZoomNotch);
    case Qt::Key_Minus:
      return zoomAt(middle, 1 / kZoomNotch);
    case Qt::Key_Space:
      if (!event->isAutoRepeat() && s.drag == Sheet::Drag::none) {
        s.spaceHeld = true;
        setCursor(Qt::OpenHandCursor);
      }
      return;
    case Qt::Key_Escape:
      if (s.drag != Sheet::Drag::none) return dropDrag();
      break;
    default:
      break;
  }
  Canvas::keyPressEvent(event);
}

void GalleryCanvas::keyReleaseEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Space) {
    Canvas::keyReleaseEvent(event);
    return;
  }
  if (event->isAutoRepeat()) return;
  sheet_->spaceHeld = false;
  if (sheet_->drag == Sheet::Drag::none) setCursor(Qt::ArrowCursor);
}

void GalleryCanvas::resizeEvent(QResizeEvent* event) {
  // First: the widget paints within its own resizing.
  if (sheet_->fits()) layOut();
  sheet_->camera = sheet_->clamped(sheet_->camera, size());
  Canvas::resizeEvent(event);
  refreshOverlay();
}

}  // namespace lookbook::ui
