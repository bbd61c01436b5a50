#include "ui/canvas/gesture_canvas.h"

#include "ui/canvas/canvas_impl.h"
#include "ui/canvas/zooming.h"
#include "ui/keys/widget_keys.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>

#include <algorithm>
#include <utility>

namespace lookbook::ui {

void GestureCanvas::followTool() {
  setCursor(drag_.spaceHeld ? Qt::OpenHandCursor : Qt::ArrowCursor);
}

void GestureCanvas::mousePressEvent(QMouseEvent* event) {
  if (drag_.kind != Drag::Kind::none || isEmpty()) return;
  drag_.from = drag_.to = event->position();
  if (event->button() == Qt::MiddleButton ||
      (event->button() == Qt::LeftButton && drag_.spaceHeld)) {
    drag_.kind = Drag::Kind::panning;
    drag_.spaceUsed = true;
    setCursor(Qt::ClosedHandCursor);
    point(std::nullopt, {});
  } else if (event->button() == Qt::LeftButton) {
    drag_.kind = Drag::Kind::pressed;
  }
}

void GestureCanvas::mouseMoveEvent(QMouseEvent* event) {
  const QPointF at = event->position();
  if (drag_.kind == Drag::Kind::none) {
    point(imageAt(at), at);
    return;
  }
  if (drag_.kind == Drag::Kind::pressed) {
    if ((at - drag_.from).manhattanLength() < QApplication::startDragDistance()) return;
    point(std::nullopt, {});
    drag_.kind = kindOf(*event);
    if (!drag_.selects()) setCursor(Qt::ClosedHandCursor);
  }
  drag_.change = selectionChangeFor(event->modifiers());
  const QPointF by = at - std::exchange(drag_.to, at);
  dragBy(by);
}

void GestureCanvas::mouseReleaseEvent(QMouseEvent* event) {
  const bool clicks = drag_.kind == Drag::Kind::pressed;
  const bool selects = drag_.selects();
  const bool mine = drag_.kind == Drag::Kind::panning || event->button() == Qt::LeftButton;
  if (drag_.kind == Drag::Kind::none || !mine) return;
  std::vector<ImageIndex> region = std::move(drag_.region);
  const SelectionChange change = selectionChangeFor(event->modifiers());
  dropDrag();
  if (clicks)
    Q_EMIT clicked(imageAt(event->position()),
                   changeOfClick(event->position(), event->modifiers()));
  if (!selects) return;
  std::ranges::sort(region);
  Q_EMIT regionChosen(std::move(region), change);
}

void GestureCanvas::dropDrag() {
  if (drag_.kind == Drag::Kind::none) return;
  const Drag::Kind kind = std::exchange(drag_.kind, Drag::Kind::none);
  drag_.region.clear();
  dragEnded(kind);
  followTool();
}

bool GestureCanvas::event(QEvent* event) {
  if (event->type() == QEvent::NativeGesture) {
    const auto* gesture = static_cast<QNativeGestureEvent*>(event);
    if (gesture->gestureType() == Qt::ZoomNativeGesture) {
      zoomAt(gesture->position(), 1 + gesture->value());
      return true;
    }
  }
  return Canvas::event(event);
}

void GestureCanvas::keyPressEvent(QKeyEvent* event) {
  if (drag_.kind != Drag::Kind::none && actOf(Scope::drag, *event) == KeyAct::cancel)
    return dropDrag();
  switch (actOf(Scope::canvas, *event).value_or(KeyAct::cancel)) {
    case KeyAct::zoomIn:
      return zoomAt(zoomPlace(), kZoomNotch);
    case KeyAct::zoomOut:
      return zoomAt(zoomPlace(), 1 / kZoomNotch);
    case KeyAct::hold:
      if (!event->isAutoRepeat() && drag_.kind == Drag::Kind::none) {
        drag_.spaceHeld = true;
        drag_.spaceUsed = false;
        followTool();
      }
      return;
    default:
      return Canvas::keyPressEvent(event);
  }
}

void GestureCanvas::keyReleaseEvent(QKeyEvent* event) {
  if (actOf(Scope::canvas, *event) != KeyAct::hold) {
    Canvas::keyReleaseEvent(event);
    return;
  }
  if (event->isAutoRepeat()) return;
  const bool tapped = drag_.spaceHeld && !drag_.spaceUsed;
  drag_.spaceHeld = false;
  if (drag_.kind == Drag::Kind::none) followTool();
  if (tapped && impl_->current && !isEmpty())
    Q_EMIT clicked(impl_->current, SelectionChange::toggle);
}

void GestureCanvas::contextMenuEvent(QContextMenuEvent* event) {
  if (isEmpty()) return;
  dropDrag();
  if (event->reason() == QContextMenuEvent::Mouse) {
    Q_EMIT menuRequested(imageAt(event->pos()), event->globalPos());
    return;
  }
  const auto place = impl_->current ? placeOf(*impl_->current) : std::nullopt;
  const bool seen = place && QRectF(rect()).contains(*place);
  Q_EMIT menuRequested(seen ? impl_->current : std::nullopt,
                       mapToGlobal(seen ? place->toPoint() : rect().center()));
}

QPointF GestureCanvas::zoomPlace() const {
  return QRectF(rect()).center();
}

SelectionChange GestureCanvas::changeOfClick(QPointF /*at*/,
                                             Qt::KeyboardModifiers modifiers) const {
  return selectionChangeFor(modifiers);
}

}  // namespace lookbook::ui
