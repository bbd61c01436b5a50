#include "ui/panels/parts/image_view.h"

#include "ui/keys/widget_keys.h"
#include "ui/panels/parts/labels.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace lookbook::ui {

namespace {

constexpr int kThumbnail = 44;
constexpr int kViewCaption = 16;

}  // namespace

QRectF crispRect(const QSize& image, const QRectF& area, double devicePixelRatio) {
  if (image.isEmpty()) return {};
  const double fit = std::min(area.width() / image.width(), area.height() / image.height());
  const double whole = std::floor(fit * devicePixelRatio);
  const double scale = whole >= 1 ? whole / devicePixelRatio : fit;
  const QSizeF size(image.width() * scale, image.height() * scale);
  const QPointF corner = area.center() - QPointF(size.width() / 2, size.height() / 2);
  return {QPointF(std::round(corner.x()), std::round(corner.y())), size};
}

ImageView::ImageView(int sideHint, QWidget* parent) : QWidget(parent), side_(sideHint) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ImageView::setImage(const QImage& image) {
  image_ = image;
  update();
}

QSize ImageView::sizeHint() const {
  return {side_, side_};
}

void ImageView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (image_.isNull()) {
    painter.setPen(QPen(palette().color(QPalette::Mid), 1, Qt::DashLine));
    const int side = std::min(width(), height()) - 2;
    painter.drawRect(QRect((width() - side) / 2, 1, side, side - 1));
    return;
  }
  painter.drawImage(crispRect(image_.size(), rect(), devicePixelRatioF()), image_);
}

ImageButton::ImageButton(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::PointingHandCursor);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  clear();
}

void ImageButton::setImage(const QImage& image, const QString& caption, const QColor& mark,
                           const QString& toolTip) {
  image_ = image;
  caption_ = caption;
  mark_ = mark;
  setPlainToolTip(this, toolTip);
  setAccessibleName(toolTip);
  setVisible(true);
  update();
}

void ImageButton::clear() {
  image_ = QImage();
  setVisible(false);
}

QSize ImageButton::sizeHint() const {
  return {kThumbnail, kThumbnail + kViewCaption};
}

void ImageButton::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QRectF area(1, 1, width() - 2, kThumbnail - 2);
  const QRectF place = crispRect(image_.size(), area.adjusted(2, 2, -2, -2), devicePixelRatioF());
  painter.drawImage(place, image_);
  painter.setRenderHint(QPainter::Antialiasing);
  const bool lit = underMouse() || hasFocus();
  painter.setPen(QPen(lit ? palette().color(QPalette::Highlight) : mark_, lit ? 2 : 1.5));
  painter.drawRect(place.adjusted(-1, -1, 1, 1));
  painter.setPen(palette().color(QPalette::PlaceholderText));
  QFont small = font();
  small.setPointSizeF(std::max(7.0, small.pointSizeF() - 1.5));
  painter.setFont(small);
  painter.drawText(QRect(0, kThumbnail, width(), kViewCaption), Qt::AlignCenter, caption_);
}

void ImageButton::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && rect().contains(event->pos())) Q_EMIT clicked();
}

void ImageButton::keyPressEvent(QKeyEvent* event) {
  if (actOf(Scope::thumbnail, *event) == KeyAct::press) {
    Q_EMIT clicked();
  } else {
    QWidget::keyPressEvent(event);
  }
}

void ImageButton::enterEvent(QEnterEvent*) {
  Q_EMIT hovered(true);
  update();
}

void ImageButton::leaveEvent(QEvent*) {
  Q_EMIT hovered(false);
  update();
}

}  // namespace lookbook::ui
