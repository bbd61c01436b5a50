#include "ui/panels/map/moment_slider.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionSlider>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lookbook::ui {

namespace {

constexpr int kHandle = 12;  // logical pixels; the same as in the style sheet
constexpr int kHeight = 24;

}  // namespace

MomentSlider::MomentSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent) {}

void MomentSlider::setCurve(std::vector<QPointF> curve) {
  if (curve == curve_) return;
  curve_ = std::move(curve);
  update();
}

QSize MomentSlider::sizeHint() const {
  return {160, kHeight};
}

QRect MomentSlider::groove() const {
  return rect().adjusted(kHandle / 2, 2, -kHandle / 2, -2);
}

double MomentSlider::xOf(double share) const {
  return groove().left() + share * groove().width();
}

void MomentSlider::paintEvent(QPaintEvent* event) {
  if (curve_.size() < 2) return QSlider::paintEvent(event);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF area = groove();
  const auto at = [&](QPointF point) {
    return QPointF(xOf(point.x()), area.bottom() - point.y() * (area.height() - 2));
  };
  QPainterPath line(at(curve_.front()));
  for (const QPointF& point : curve_) line.lineTo(at(point));
  QPainterPath below = line;
  below.lineTo(xOf(curve_.back().x()), area.bottom());
  below.lineTo(xOf(curve_.front().x()), area.bottom());
  below.closeSubpath();
  const QColor accent = palette().color(QPalette::Highlight);
  const double now =
      xOf(static_cast<double>(value() - minimum()) / std::max(1, maximum() - minimum()));
  const auto paintPart = [&](const QRectF& part, float fill, float stroke) {
    painter.setClipRect(part);
    QColor wash = accent;
    wash.setAlphaF(fill);
    painter.fillPath(below, wash);
    wash.setAlphaF(stroke);
    painter.strokePath(line, QPen(wash, 1.5));
  };
  // The part before the handle is strong, the part after it faint.
  paintPart(QRectF(area.topLeft(), QPointF(now, height())), 0.22F, 1);
  paintPart(QRectF(QPointF(now, 0), QPointF(width(), height())), 0.08F, 0.35F);
  painter.setClipping(false);
  painter.setPen(Qt::NoPen);
  painter.setBrush(accent);
  painter.drawEllipse(QPointF(now, area.center().y()), kHandle / 2.0, kHandle / 2.0);
  if (hasFocus()) {
    painter.setPen(QPen(accent, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  }
}

void MomentSlider::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && maximum() > minimum()) {
    const double share = (event->position().x() - groove().left()) / std::max(1, groove().width());
    setValue(minimum() +
             static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * (maximum() - minimum()))));
  }
  QSlider::mousePressEvent(event);
}

}  // namespace lookbook::ui
