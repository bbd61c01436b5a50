#include "ui/panels/frame/popover.h"

#include "ui/keys/widget_keys.h"
#include "ui/panels/frame/reading_order.h"
#include "ui/panels/frame/term_button.h"
#include "ui/panels/parts/layouts.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace lookbook::ui {

Popover::Popover(QAbstractButton* anchor, QWidget* content)
    : QFrame(anchor), anchor_(anchor), content_(content) {
  setProperty("role", QStringLiteral("card"));
  setAttribute(Qt::WA_StyledBackground);
  auto* area = new QScrollArea;
  area->setFrameShape(QFrame::NoFrame);
  area->setWidgetResizable(true);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setProperty("role", QStringLiteral("panel"));
  area->setWidget(content);
  viewport_ = area;
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(1, 1, 1, 1);
  layout->addWidget(area);
  anchor->setCheckable(true);
  connect(anchor, &QAbstractButton::clicked, this, [this] { isVisible() ? close() : open(); });
  hide();
}

void Popover::open() {
  if (isVisible()) return;
  Q_EMIT opened();
  anchor_->setChecked(true);
  setParent(anchor_->window());  // the window does not clip it
  show();                        // showing it applies the style, on which its size depends
  place();
  raise();
  qApp->installEventFilter(this);
  for (QWidget* field : readingOrder(*content_))
    if (!qobject_cast<const TermButton*>(field)) return field->setFocus(Qt::PopupFocusReason);
}

bool Popover::focusNextPrevChild(bool next) {
  return focusNextOf(readingOrder(*content_), next);
}

void Popover::close() {
  if (!isVisible()) return;
  qApp->removeEventFilter(this);
  anchor_->setChecked(false);
  hide();
  Q_EMIT closed();
}

void Popover::place() {
  constexpr int kFrame = 4;  // the border and the margins, left and right
  const QWidget& around = *parentWidget();
  const QPoint below = anchor_->mapTo(&around, QPoint(0, anchor_->height())) + QPoint(0, kGap / 2);
  const int top = below.y() - anchor_->height() - kGap;
  content_->ensurePolished();
  const QSize wanted = content_->sizeHint() + QSize(kFrame, kFrame);
  const int roomBelow = around.height() - below.y() - kGap;
  // For buttons in the bottom line.
  const bool above = wanted.height() > roomBelow && top - kGap > roomBelow;
  const int room = above ? top - kGap : roomBelow;
  const int height = std::min(wanted.height(), std::max(room, 0));
  const int bar = height < wanted.height() ? style()->pixelMetric(QStyle::PM_ScrollBarExtent) : 0;
  const int width = std::min(wanted.width() + bar, around.width() - 2 * kGap);
  const int left = std::clamp(below.x(), kGap, std::max(kGap, around.width() - width - kGap));
  setGeometry(left, above ? top - height : below.y(), width, height);
  // The content may already have that width from before the current style was applied.
  if (QLayout* layout = content_->layout()) {
    layout->invalidate();
    layout->activate();
  }
}

bool Popover::ownsPress(const QWidget* pressed) const {
  // Windows that its fields open, such as the list of a combo box, are descendants of the fields. A
  // card whose button is in this one belongs to it, too.
  for (const QWidget* widget = pressed; widget;) {
    if (widget == this || widget == anchor_) return true;
    const auto* card = qobject_cast<const Popover*>(widget);
    widget = card ? card->anchor() : widget->parentWidget();
  }
  return false;
}

bool Popover::eventFilter(QObject* watched, QEvent* event) {
  const auto* widget = qobject_cast<QWidget*>(watched);
  // Escape closes the card before the window handles the key.
  if (event->type() == QEvent::ShortcutOverride && widget && widget->window() == window() &&
      actOf(Scope::popover, *static_cast<QKeyEvent*>(event)) == KeyAct::cancel) {
    close();
    event->accept();
    return true;
  }
  if (event->type() == QEvent::Hide && watched == anchor_) close();
  if (event->type() == QEvent::MouseButtonPress && widget && !ownsPress(widget)) close();
  if (watched == parentWidget() && event->type() == QEvent::Resize) place();
  if (event->type() == QEvent::LayoutRequest && widget && widget == content_) place();
  return false;
}

}  // namespace lookbook::ui
