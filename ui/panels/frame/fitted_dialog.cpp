#include "ui/panels/frame/fitted_dialog.h"

#include "ui/panels/frame/reading_order.h"

#include <QEvent>
#include <QScreen>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace lookbook::ui {

QSize roomOnScreen(const QWidget& window) {
  constexpr QSize kFrame(16, 48);
  return window.screen()->availableSize() - kFrame;
}

void FittedDialog::setParts(QWidget* content, QWidget* footer, int margin, QSize wanted) {
  content_ = content;
  footer_ = footer;
  wanted_ = wanted;
  auto* area = new QScrollArea;
  area->setObjectName(QStringLiteral("dialogContents"));
  area->setFrameShape(QFrame::NoFrame);
  area->setWidgetResizable(true);
  area->setWidget(content);
  const auto takesKeys = [](const QWidget* part) {
    return (part->focusPolicy() & Qt::TabFocus) != 0;
  };
  // The scroll area follows the focus of its fields. Without fields, the arrow keys scroll it.
  if (std::ranges::any_of(content->findChildren<QWidget*>(), takesKeys))
    area->setFocusPolicy(Qt::NoFocus);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(margin, margin, margin, margin);
  column->setSpacing(margin);
  column->addWidget(area, 1);
  column->addWidget(footer);
  content->installEventFilter(this);
}

QSize FittedDialog::wantedSize() const {
  const QMargins around = layout()->contentsMargins();
  const QSize content = content_->sizeHint()
                            .expandedTo(content_->minimumSizeHint())
                            .expandedTo(content_->minimumSize());
  const QSize footer = footer_->sizeHint();
  const int width =
      std::max({content.width(), footer.width(), wanted_.width() - around.left() - around.right()});
  const int height =
      content_->hasHeightForWidth() ? content_->heightForWidth(width) : content.height();
  const int needed =
      height + layout()->spacing() + footer.height() + around.top() + around.bottom();
  return {width + around.left() + around.right(), wanted_.isEmpty() ? needed : wanted_.height()};
}

void FittedDialog::setVisible(bool visible) {
  if (visible && !isVisible() && content_) {
    ensurePolished();
    for (QWidget* part : {content_, footer_}) part->ensurePolished();
    QSize size = fitted_ ? this->size() : wantedSize();
    const QSize room = roomOnScreen(*this);
    // A vertical scroll bar uses some of the width.
    if (size.height() > room.height())
      size += QSize(style()->pixelMetric(QStyle::PM_ScrollBarExtent), 0);
    resize(size.boundedTo(room));
    needed_ = wantedSize();
    fitted_ = true;
  }
  QDialog::setVisible(visible);
}

bool FittedDialog::eventFilter(QObject* watched, QEvent* event) {
  if (watched == content_ && event->type() == QEvent::LayoutRequest && isVisible())
    QMetaObject::invokeMethod(this, &FittedDialog::growToContents, Qt::QueuedConnection);
  return QDialog::eventFilter(watched, event);
}

bool FittedDialog::focusNextPrevChild(bool next) {
  return focusNextOf(readingOrder(*this), next);
}

void FittedDialog::growToContents() {
  if (!isVisible()) return;
  const QSize before = std::exchange(needed_, wantedSize());
  // A dialog that the user made smaller keeps its size until its contents grow.
  if (needed_ != needed_.boundedTo(before))
    resize(needed_.boundedTo(roomOnScreen(*this)).expandedTo(size()));
}

}  // namespace lookbook::ui
