#include "ui/canvas/map/map_scene.h"
#include "ui/canvas/zooming.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QWheelEvent>

#include <cmath>

namespace lookbook::ui {

namespace {

constexpr double kKeyPan = 64;  // pixels an arrow key moves the map

}  // namespace

void MapCanvas::followTool() {
  const bool navigates = scene_->tool == Tool::navigate;
  setCursor(scene_->spaceHeld ? Qt::OpenHandCursor : navigates ? Qt::ArrowCursor : Qt::CrossCursor);
}

void MapCanvas::mousePressEvent(QMouseEvent* event) {
  Scene& m = *scene_;
  if (m.drag != Scene::Drag::none || m.empty()) return;
  m.pressedAt = m.draggedTo = event->position();
  if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m.spaceHeld)) {
    m.drag = Scene::Drag::panning;
    setCursor(Qt::ClosedHandCursor);
    point(std::nullopt, {});
  } else if (event->button() == Qt::LeftButton) {
    m.drag = Scene::Drag::pressed;
  }
}

void MapCanvas::startDrag(QMouseEvent* event) {
  Scene& m = *scene_;
  point(std::nullopt, {});
  switch (m.tool) {
    case Tool::navigate: {
      const bool pans = m.dims == 2 || event->modifiers().testFlag(Qt::ShiftModifier);
      m.drag = pans ? Scene::Drag::panning : Scene::Drag::turning;
      setCursor(Qt::ClosedHandCursor);
      break;
    }
    case Tool::rectangle:
      m.drag = Scene::Drag::rectangle;
      break;
    case Tool::lasso:
      m.drag = Scene::Drag::lasso;
      m.outline = QPolygonF({m.pressedAt});
      break;
  }
}

void MapCanvas::mouseMoveEvent(QMouseEvent* event) {
  Scene& m = *scene_;
  const QPointF at = event->position();
  if (m.drag == Scene::Drag::none) {
    point(imageAt(at), at);
    return;
  }
  if (m.drag == Scene::Drag::pressed) {
    if ((at - m.pressedAt).manhattanLength() < QApplication::startDragDistance()) return;
    startDrag(event);
  }
  drag(event);
}

void MapCanvas::drag(QMouseEvent* event) {
  Scene& m = *scene_;
  const QPointF at = event->position();
  const QPointF by = at - m.draggedTo;
  m.draggedTo = at;
  switch (m.drag) {
    case Scene::Drag::panning:
      moveCamera(m.view(size()).panned(by));
      break;
    case Scene::Drag::turning: {
      // A map that fits keeps fitting: its ball looks the same from everywhere.
      MapCamera turned = m.view(size()).turned(by);
      if (m.camera.height <= 0) {
        turned.focus = m.camera.focus;
        turned.height = 0;
      }
      moveCamera(turned);
      break;
    }
    case Scene::Drag::rectangle:
      m.outline = QPolygonF(QRectF(m.pressedAt, at).normalized());
      break;
    case Scene::Drag::lasso:
      m.outline.append(at);
      break;
    case Scene::Drag::none:
    case Scene::Drag::pressed:
      break;
  }
  if (m.drag != Scene::Drag::rectangle && m.drag != Scene::Drag::lasso) return;
  m.change = selectionChangeFor(event->modifiers());
  m.region = m.imagesInOutline(size());
  m.colorsChanged = true;
  requestFrame();
  refreshOverlay();
}

void MapCanvas::mouseReleaseEvent(QMouseEvent* event) {
  Scene& m = *scene_;
  const Scene::Drag drag = m.drag;
  const bool mine = drag == Scene::Drag::panning || event->button() == Qt::LeftButton;
  if (drag == Scene::Drag::none || !mine) return;
  std::vector<ImageIndex> region = std::move(m.region);
  const SelectionChange change = selectionChangeFor(event->modifiers());
  dropDrag();
  if (drag == Scene::Drag::pressed) Q_EMIT clicked(imageAt(event->position()), change);
  if (drag == Scene::Drag::rectangle || drag == Scene::Drag::lasso)
    Q_EMIT regionChosen(std::move(region), change);
}

void MapCanvas::dropDrag() {
  Scene& m = *scene_;
  if (m.drag == Scene::Drag::none) return;
  const bool turned = m.drag == Scene::Drag::turning;
  const bool chose = m.drag == Scene::Drag::rectangle || m.drag == Scene::Drag::lasso;
  m.drag = Scene::Drag::none;
  m.region.clear();
  m.outline.clear();
  if (chose) m.colorsChanged = true;
  if (turned) m.thumbnailsOutdated = true;
  if (chose || turned) requestFrame();
  followTool();
  refreshOverlay();
}

void MapCanvas::zoomAt(QPointF at, double factor) {
  Scene& m = *scene_;
  if (m.empty()) return;
  const MapView view = m.view(size());
  if (view.zoom() * factor <= 1) {
    // As small as everything: it fits again, seen from the same side.
    MapCamera fitting;
    if (m.dims == 3) {
      fitting.direction = m.camera.direction;
      fitting.up = m.camera.up;
    }
    moveCamera(fitting);
    return;
  }
  moveCamera(view.zoomed(at, factor));
}

void MapCanvas::wheelEvent(QWheelEvent* event) {
  const double notches = event->angleDelta().y() / kWheelNotch;
  if (notches != 0) zoomAt(event->position(), std::pow(kZoomNotch, notches));
  if (scene_->drag == Scene::Drag::none) {
    placeThumbnails();
    point(imageAt(event->position()), event->position());
  }
  event->accept();
}

bool MapCanvas::event(QEvent* event) {
  if (event->type() == QEvent::NativeGesture) {
    const auto* gesture = static_cast<QNativeGestureEvent*>(event);
    if (gesture->gestureType() == Qt::ZoomNativeGesture) {
      zoomAt(gesture->position(), 1 + gesture->value());
      return true;
    }
  }
  return Canvas::event(event);
}

void MapCanvas::keyPressEvent(QKeyEvent* event) {
  Scene& m = *scene_;
  const QPointF middle = QRectF(rect()).center();
  const auto move = [&](double x, double y) {
    if (m.empty()) return;
    const QPointF by(x * kKeyPan, y * kKeyPan);
    const MapView view = m.view(size());
    moveCamera(m.dims == 3 ? view.turned(-by) : view.panned(by));
  };
  switch (event->key()) {
    case Qt::Key_Left:
      return move(1, 0);
    case Qt::Key_Right:
      return move(-1, 0);
    case Qt::Key_Up:
      return move(0, 1);
    case Qt::Key_Down:
      return move(0, -1);
    case Qt::Key_Home:
      return showAll();
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return zoomAt(middle, kZoomNotch);
    case Qt::Key_Minus:
      return zoomAt(middle, 1 / kZoomNotch);
    case Qt::Key_Space:
      if (!event->isAutoRepeat() && m.drag == Scene::Drag::none) {
        m.spaceHeld = true;
        followTool();
      }
      return;
    case Qt::Key_Escape:
      if (m.drag != Scene::Drag::none) return dropDrag();
      break;
    default:
      break;
  }
  Canvas::keyPressEvent(event);
}

void MapCanvas::keyReleaseEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Space) {
    Canvas::keyReleaseEvent(event);
    return;
  }
  if (event->isAutoRepeat()) return;
  scene_->spaceHeld = false;
  if (scene_->drag == Scene::Drag::none) followTool();
}

void MapCanvas::resizeEvent(QResizeEvent* event) {
  // First: the widget paints within its own resizing.
  scene_->choiceOutdated = true;
  scene_->sinceChoice.invalidate();
  scene_->placesOutdated = scene_->thumbnailsOutdated = true;
  Canvas::resizeEvent(event);
  refreshOverlay();
}

}  // namespace lookbook::ui
