#include "ui/panels/frame/floating.h"

#include <QEvent>
#include <QFrame>
#include <QWidget>

#include <algorithm>

namespace lookbook::ui {

QFrame* card(QWidget* over) {
  auto* frame = new QFrame(over);
  frame->setProperty("role", QStringLiteral("card"));
  frame->setAttribute(Qt::WA_StyledBackground);
  return frame;
}

Floating::Floating(QWidget* widget, Qt::Corner corner, QPoint inset)
    : QObject(widget), widget_(widget), corner_(corner), inset_(inset) {
  widget->installEventFilter(this);
  widget->parentWidget()->installEventFilter(this);
  place();
}

void Floating::setInset(QPoint inset) {
  if (inset == inset_) return;
  inset_ = inset;
  place();
}

void Floating::place() {
  const QSize room = widget_->parentWidget()->size() - QSize(2 * inset_.x(), 2 * inset_.y());
  const QSize size = widget_->sizeHint().boundedTo(room).expandedTo(QSize(0, 0));
  const bool right = corner_ == Qt::TopRightCorner || corner_ == Qt::BottomRightCorner;
  const bool bottom = corner_ == Qt::BottomLeftCorner || corner_ == Qt::BottomRightCorner;
  const QSize all = widget_->parentWidget()->size();
  widget_->setGeometry(right ? all.width() - inset_.x() - size.width() : inset_.x(),
                       bottom ? all.height() - inset_.y() - size.height() : inset_.y(),
                       size.width(), size.height());
}

bool Floating::eventFilter(QObject* watched, QEvent* event) {
  const bool resized = watched == widget_->parentWidget() && event->type() == QEvent::Resize;
  const bool other = watched == widget_ &&
                     (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show);
  if (resized || other) place();
  return false;
}

}  // namespace lookbook::ui
