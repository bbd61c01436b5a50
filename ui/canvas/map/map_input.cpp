#include "ui/canvas/map/map_scene.h"
#include "ui/canvas/zooming.h"
#include "ui/keys/widget_keys.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace lookbook::ui {

namespace {

constexpr double kKeyPan = 64;  // pixels by which an arrow key moves the map

}  // namespace

void MapCanvas::followTool() {
  const bool navigates = scene_->tool == Tool::navigate;
  setCursor(drag_.spaceHeld ? Qt::OpenHandCursor : navigates ? Qt::ArrowCursor : Qt::CrossCursor);
}

Drag::Kind MapCanvas::kindOf(const QMouseEvent& event) const {
  switch (scene_->tool) {
    case Tool::rectangle:
      return Drag::Kind::rectangle;
    case Tool::lasso:
      return Drag::Kind::lasso;
    case Tool::navigate:
      break;
  }
  const bool pans = scene_->dims == 2 || event.modifiers().testFlag(Qt::ShiftModifier);
  return pans ? Drag::Kind::panning : Drag::Kind::turning;
}

void MapCanvas::dragBy(QPointF by) {
  Scene& m = *scene_;
  switch (drag_.kind) {
    case Drag::Kind::panning:
      moveCamera(m.view(size()).panned(by));
      break;
    case Drag::Kind::turning: {
      // A map that fits into the view still fits when it is turned, because its bounding ball looks
      // the same from every side.
      MapCamera turned = m.view(size()).turned(by);
      if (m.camera.height <= 0) {
        turned.focus = m.camera.focus;
        turned.height = 0;
      }
      moveCamera(turned);
      break;
    }
    case Drag::Kind::rectangle:
      m.outline = QPolygonF(QRectF(drag_.from, drag_.to).normalized());
      break;
    case Drag::Kind::lasso:
      if (m.outline.isEmpty()) m.outline.append(drag_.from);
      m.outline.append(drag_.to);
      break;
    case Drag::Kind::none:
    case Drag::Kind::pressed:
      break;
  }
  if (!drag_.selects()) return;
  drag_.region = m.imagesInOutline(size());
  m.colorsChanged = true;
  requestFrame();
  refreshOverlay();
}

void MapCanvas::dragEnded(Drag::Kind kind) {
  Scene& m = *scene_;
  const bool turned = kind == Drag::Kind::turning;
  const bool selected = kind == Drag::Kind::rectangle || kind == Drag::Kind::lasso;
  m.outline.clear();
  if (selected) m.colorsChanged = true;
  if (turned) m.thumbnailsOutdated = true;
  if (selected || turned) requestFrame();
  refreshOverlay();
}

void MapCanvas::zoomAt(QPointF at, double factor) {
  Scene& m = *scene_;
  if (m.empty()) return;
  const MapView view = m.view(size());
  const MapCamera everything = m.everything(size());
  const double least =
      m.outliers.empty() ? 1 : view.resolved().height * view.zoom() / everything.height;
  if (least < 1 && view.zoom() * factor <= least) return moveCamera(everything);
  if (view.zoom() * factor <= 1 && (view.zoom() > 1 || least >= 1)) {
    // Zoomed out to the whole map: the view fits it again, from the same side. Only outliers are
    // beyond it.
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
  if (drag_.kind == Drag::Kind::none) {
    placeThumbnails();
    point(imageAt(event->position()), event->position());
  }
  event->accept();
}

void MapCanvas::keyPressEvent(QKeyEvent* event) {
  Scene& m = *scene_;
  const auto move = [&](double x, double y) {
    if (m.empty()) return;
    const QPointF by(x * kKeyPan, y * kKeyPan);
    const MapView view = m.view(size());
    moveCamera(m.dims == 3 ? view.turned(-by) : view.panned(by));
  };
  switch (actOf(Scope::canvas, *event).value_or(KeyAct::cancel)) {
    case KeyAct::left:
      return move(1, 0);
    case KeyAct::right:
      return move(-1, 0);
    case KeyAct::up:
      return move(0, 1);
    case KeyAct::down:
      return move(0, -1);
    case KeyAct::showAll:
      return showAll();
    default:
      return GestureCanvas::keyPressEvent(event);
  }
}

void MapCanvas::resizeEvent(QResizeEvent* event) {
  // Done first, because the widget also paints while it is resized.
  scene_->choiceOutdated = true;
  scene_->sinceChoice.invalidate();
  scene_->placesOutdated = scene_->thumbnailsOutdated = true;
  scene_->outside->show(scene_->countOutside(size()));
  scene_->outside->place();
  GestureCanvas::resizeEvent(event);
  refreshOverlay();
}

}  // namespace lookbook::ui
