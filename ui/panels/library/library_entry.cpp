#include "ui/panels/library/library_entry.h"

#include "ui/panels/parts/layouts.h"
#include "ui/text/shown_text.h"

#include <QPainter>

#include <algorithm>

namespace lookbook::ui {

namespace {

constexpr int kWidestEntry = 240;  // logical pixels; a longer title is cut

}  // namespace

LibraryEntry::LibraryEntry(const QString& title, const QString& detail)
    : title_(title), detail_(detail) {
  setText(entryText(title));
  setAccessibleName(title);
  setCheckable(true);
  setAccessibleDescription(detail);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_Hover);
}

QSize LibraryEntry::sizeHint() const {
  const int width = fontMetrics().horizontalAdvance(title_ + detail_) + 4 * kGap;
  return {std::min(width, kWidestEntry), 28};
}

void LibraryEntry::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QPalette& colors = palette();
  QColor wash = colors.color(isChecked() ? QPalette::Highlight : QPalette::Text);
  wash.setAlphaF(isChecked() ? 0.16F : underMouse() ? 0.07F : 0.0F);
  painter.setPen(hasFocus() ? QPen(colors.color(QPalette::Highlight)) : QPen(Qt::NoPen));
  painter.setBrush(wash);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  const QRect inner = rect().adjusted(kGap, 0, -kGap, 0);
  painter.setPen(colors.color(QPalette::PlaceholderText));
  painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, detail_);
  painter.setPen(colors.color(QPalette::Text));
  const int room = inner.width() - fontMetrics().horizontalAdvance(detail_) - kGap;
  painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter,
                   fontMetrics().elidedText(title_, Qt::ElideRight, room));
}

}  // namespace lookbook::ui
