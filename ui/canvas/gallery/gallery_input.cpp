#include "ui/canvas/gallery/gallery_sheet.h"
#include "ui/canvas/zooming.h"
#include "ui/keys/widget_keys.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace lookbook::ui {

namespace {

constexpr double kScrollNotch = 96;    // pixels for each notch
constexpr double kLargestTile = 1400;  // pixels: 50 for each pixel of a 28-pixel image

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
  QRectF region = QRectF(drag_.from, drag_.to).normalized();
  region.setLeft(std::max(region.left(), s.left()));
  drag_.region.clear();
  if (region.left() <= region.right())
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
  const double tile = sheet_->tile(size());
  const QSizeF all = sheet_->layout.size(tile);
  const bool whole = all.width() <= width() && all.height() <= height();
  if (isEmpty() || (sheet_->fits() && (whole || !sheet_->inRows()))) return;
  const QPointF center = QRectF(rect()).center();
  moveCamera(sheet_->placed(center - sheet_->origin(size()) + pixels, tile, center, size()));
}

void GalleryCanvas::zoomAt(QPointF at, double factor) {
  Sheet& s = *sheet_;
  if (isEmpty()) return;
  const double before = s.tile(size());
  const double fit = s.fittingTile(size());
  const double after = std::min(before * factor, std::max(kLargestTile, fit));
  constexpr double kRounding = 1e-6;
  if (after <= fit * (1 + kRounding)) {
    moveCamera({});
    return;
  }
  if (s.inRows()) {
    const auto anchor = s.anchorAt(at, size());
    layOutFor(after);
    if (anchor) moveCamera(s.anchored(*anchor, size()));
    return;
  }
  const QPointF place = at - s.origin(size());
  const double aspect = s.layout.aspect();
  const QPointF same(
      s.layout.x().toPixels(s.layout.x().toUnits(place.x(), before), after),
      s.layout.y().toPixels(s.layout.y().toUnits(place.y(), before * aspect), after * aspect));
  moveCamera(s.placed(same, after, at, size()));
}

/// The current image, if it is in view.
QPointF GalleryCanvas::zoomPlace() const {
  const QRectF images = QRectF(rect()).adjusted(sheet_->left(), 0, 0, 0);
  if (!impl_->current) return images.center();
  const QRectF where = imageRect(*impl_->current);
  return !where.isEmpty() && images.contains(where.center()) ? where.center() : images.center();
}

SelectionChange GalleryCanvas::changeOfClick(QPointF at, Qt::KeyboardModifiers modifiers) const {
  const auto image = imageAt(at);
  if (image && checkRect(*image).contains(at)) return SelectionChange::toggle;
  return GestureCanvas::changeOfClick(at, modifiers);
}

std::optional<std::size_t> GalleryCanvas::sectionNamedAt(QPointF position) const {
  const Sheet& s = *sheet_;
  if (!s.inRows() || position.x() >= s.left()) return std::nullopt;
  const double below = position.y() - s.origin(size()).y();
  for (std::size_t i = 0; i < s.sections.size(); ++i) {
    const QRectF band = s.layout.captionRect(i, s.tile(size()));
    if (below >= band.top() && below < band.bottom()) return i;
  }
  return std::nullopt;
}

void GalleryCanvas::mouseMoveEvent(QMouseEvent* event) {
  GestureCanvas::mouseMoveEvent(event);
  if (drag_.kind != Drag::Kind::none || drag_.spaceHeld) return;
  setCursor(sectionNamedAt(event->position()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void GalleryCanvas::mouseReleaseEvent(QMouseEvent* event) {
  const bool clicks = drag_.kind == Drag::Kind::pressed && event->button() == Qt::LeftButton;
  const auto section = clicks ? sectionNamedAt(event->position()) : std::nullopt;
  GestureCanvas::mouseReleaseEvent(event);
  if (section) Q_EMIT sectionClicked(*section);
}

void GalleryCanvas::contextMenuEvent(QContextMenuEvent* event) {
  const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
  const auto section = byMouse ? sectionNamedAt(event->pos()) : std::nullopt;
  if (!section) return GestureCanvas::contextMenuEvent(event);
  Q_EMIT sectionMenuRequested(*section, event->globalPos());
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
    else if (sheet_->inRows() && delta.x() == 0 && sheet_->isLow(size()))
      delta = QPointF(delta.y(), 0);  // the whole height is in view
    scrollBy(-delta);
  }
  if (drag_.selects()) chooseRegion();
  if (drag_.kind == Drag::Kind::none) point(imageAt(event->position()), event->position());
  event->accept();
}

void GalleryCanvas::stepCurrent(int dx, int dy, bool select) {
  Sheet& s = *sheet_;
  if (isEmpty()) return;
  const auto from = impl_->current ? s.slotOf(*impl_->current) : std::nullopt;
  const std::size_t slot = from ? s.layout.step(*from, dx, dy) : 0;
  if (select)
    Q_EMIT rangeRequested(s.images[slot]);
  else
    Q_EMIT currentRequested(s.images[slot]);
  reveal(slot);
}

void GalleryCanvas::reveal(std::size_t slot) {
  const QRectF tile =
      sheet_->layout.slotRect(slot, sheet_->tile(size())).translated(sheet_->origin(size()));
  const QRectF inside = sheet_->inRows()
                            ? QRectF(rect()).adjusted(sheet_->left(), 8, -8, -8)
                            : QRectF(rect()).adjusted(8, GalleryLayout::kCaption + 4, -8, -8);
  QPointF by;
  if (tile.left() < inside.left()) by.setX(tile.left() - inside.left());
  if (tile.right() > inside.right()) by.setX(tile.right() - inside.right());
  if (tile.top() < inside.top()) by.setY(tile.top() - inside.top());
  if (tile.bottom() > inside.bottom()) by.setY(tile.bottom() - inside.bottom());
  if (!by.isNull()) scrollBy(by);
}

void GalleryCanvas::keyPressEvent(QKeyEvent* event) {
  const bool select = event->modifiers().testFlag(Qt::ShiftModifier);
  const QPointF page = sheet_->inRows() && sheet_->isLow(size())
                           ? QPointF(0.85 * (width() - sheet_->left()), 0)
                           : QPointF(0, 0.85 * height());
  switch (actOf(Scope::canvas, *event).value_or(KeyAct::cancel)) {
    case KeyAct::left:
      return stepCurrent(-1, 0, select);
    case KeyAct::right:
      return stepCurrent(1, 0, select);
    case KeyAct::up:
      return stepCurrent(0, -1, select);
    case KeyAct::down:
      return stepCurrent(0, 1, select);
    case KeyAct::scrollUp:
      return scrollBy(-page);
    case KeyAct::scrollDown:
      return scrollBy(page);
    case KeyAct::showAll:
      return showAll();
    default:
      return GestureCanvas::keyPressEvent(event);
  }
}

void GalleryCanvas::resizeEvent(QResizeEvent* event) {
  // Done first, because the widget also paints while it is resized.
  Sheet& s = *sheet_;
  if (s.inRows()) {
    // The image at the top left stays there, even if the number of rows changes.
    const QPointF corner(s.left() + 1, GalleryLayout::kBandGap + 1);
    const auto anchor = s.fits() ? std::nullopt : s.anchorAt(corner, event->oldSize());
    layOut();
    if (anchor) s.camera = s.anchored(*anchor, size());
  } else if (s.fits()) {
    layOut();
  }
  s.camera = s.clamped(s.camera, size());
  GestureCanvas::resizeEvent(event);
  refreshOverlay();
  Q_EMIT viewMoved();
}

}  // namespace lookbook::ui
