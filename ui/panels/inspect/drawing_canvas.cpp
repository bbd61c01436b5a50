#include "ui/panels/inspect/drawing_canvas.h"

#include "ui/keys/widget_keys.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lookbook::ui {

namespace {

constexpr int kSide = 168;  ///< longer side of the sheet, in logical pixels
/// Width of the pen as a share of the longer side of the image, as in MNIST.
constexpr double kPenShare = 0.08;
/// Strokes are drawn larger by this factor and averaged, for soft edges.
constexpr int kFiner = 8;

}  // namespace

DrawingCanvas::DrawingCanvas(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::CrossCursor);
  setAccessibleName(tr("Drawing pad"));
  setPixels(pixels_);
}

void DrawingCanvas::setPixels(QSize pixels) {
  pixels_ = pixels;
  pen_ = QPointF(pixels.width() / 2.0, pixels.height() / 2.0);
  setFixedSize(pixels_.scaled(kSide, kSide, Qt::KeepAspectRatio) + QSize(2, 2));
  clear();
}

QImage DrawingCanvas::image() const {
  QImage fine(pixels_ * kFiner, QImage::Format_Grayscale8);
  fine.fill(Qt::black);
  QPainter painter(&fine);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.scale(kFiner, kFiner);
  const double width = std::max(1.5, kPenShare * std::max(pixels_.width(), pixels_.height()));
  painter.setPen(QPen(Qt::white, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  for (const QPolygonF& stroke : strokes_)
    stroke.size() == 1 ? painter.drawPoint(stroke.front()) : painter.drawPolyline(stroke);
  painter.end();
  return fine.scaled(pixels_, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
      .convertToFormat(QImage::Format_Grayscale8);
}

void DrawingCanvas::undo() {
  if (strokes_.empty()) return;
  strokes_.pop_back();
  penDown_ = false;
  update();
  Q_EMIT changed();
}

void DrawingCanvas::clear() {
  penDown_ = drawing_ = false;
  const bool any = !strokes_.empty();
  strokes_.clear();
  update();
  if (any) Q_EMIT changed();
}

QRectF DrawingCanvas::sheet() const {
  return QRectF(rect()).adjusted(1, 1, -1, -1);
}

QPointF DrawingCanvas::toPixels(QPointF position) const {
  const QRectF area = sheet();
  return {(position.x() - area.left()) * pixels_.width() / area.width(),
          (position.y() - area.top()) * pixels_.height() / area.height()};
}

void DrawingCanvas::begin(QPointF at) {
  strokes_.push_back(QPolygonF({at}));
  update();
  Q_EMIT changed();
}

void DrawingCanvas::goOn(QPointF to) {
  strokes_.back().append(to);
  update();
  Q_EMIT changed();
}

void DrawingCanvas::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  penDown_ = false;
  drawing_ = true;
  begin(toPixels(event->position()));
}

void DrawingCanvas::mouseMoveEvent(QMouseEvent* event) {
  if (drawing_) goOn(toPixels(event->position()));
}

void DrawingCanvas::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) drawing_ = false;
}

bool DrawingCanvas::event(QEvent* event) {
  // Keys that draw do not trigger the shortcuts of the window.
  if (event->type() == QEvent::ShortcutOverride) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const auto act = actOf(Scope::pad, *key);
    if (key->matches(QKeySequence::Undo) || act == KeyAct::clear || act == KeyAct::press) {
      event->accept();
      return true;
    }
  }
  return QWidget::event(event);
}

void DrawingCanvas::movePen(QPointF by) {
  pen_ = QPointF(std::clamp(pen_.x() + by.x(), 0.5, pixels_.width() - 0.5),
                 std::clamp(pen_.y() + by.y(), 0.5, pixels_.height() - 0.5));
  penDown_ ? goOn(pen_) : update();
}

void DrawingCanvas::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Undo)) return undo();
  switch (actOf(Scope::pad, *event).value_or(KeyAct::cancel)) {
    case KeyAct::left:
      return movePen({-1, 0});
    case KeyAct::right:
      return movePen({1, 0});
    case KeyAct::up:
      return movePen({0, -1});
    case KeyAct::down:
      return movePen({0, 1});
    case KeyAct::clear:
      return clear();
    case KeyAct::press:
      if (event->isAutoRepeat()) return;
      penDown_ = !penDown_;
      penDown_ ? begin(pen_) : update();
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

void DrawingCanvas::focusInEvent(QFocusEvent* event) {
  update();
  QWidget::focusInEvent(event);
}

void DrawingCanvas::focusOutEvent(QFocusEvent* event) {
  penDown_ = false;
  update();
  QWidget::focusOutEvent(event);
}

void DrawingCanvas::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QRectF area = sheet();
  painter.drawImage(area, image());
  painter.setPen(QPen(palette().color(hasFocus() ? QPalette::Highlight : QPalette::Mid), 1));
  painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5));
  if (!hasFocus() || drawing_) return;
  // The pen of the keyboard is a cross, which is filled while it is lowered.
  const double scale = area.width() / pixels_.width();
  const QPointF at = area.topLeft() + pen_ * scale;
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(palette().color(QPalette::Highlight), 1.5));
  painter.setBrush(penDown_ ? palette().brush(QPalette::Highlight) : QBrush(Qt::NoBrush));
  painter.drawEllipse(at, scale / 2, scale / 2);
}

}  // namespace lookbook::ui
