#include "ui/window/drop_hint.h"

#include <QPainter>
#include <QPen>

namespace lookbook::ui {

DropHint::DropHint(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("dropHint"));
  setAttribute(Qt::WA_TransparentForMouseEvents);
  QWidget::hide();
}

void DropHint::show(const QString& sentence) {
  text_ = sentence;
  setAccessibleName(sentence);
  setGeometry(parentWidget()->rect());
  raise();
  update();
  QWidget::show();
}

void DropHint::paintEvent(QPaintEvent*) {
  constexpr int kInset = 12;
  constexpr double kCorner = 8;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QColor accent = palette().color(QPalette::Highlight);
  painter.setPen(QPen(accent, 2, Qt::DashLine));
  accent.setAlphaF(0.14F);
  painter.setBrush(accent);
  painter.drawRoundedRect(QRectF(rect()).adjusted(kInset, kInset, -kInset, -kInset), kCorner,
                          kCorner);
  QFont large = font();
  large.setPointSizeF(large.pointSizeF() + 4);
  large.setWeight(QFont::DemiBold);
  painter.setFont(large);
  const QFontMetrics metrics(large);
  QRect words(0, 0, metrics.horizontalAdvance(text_) + 2 * kInset, metrics.height() + kInset);
  words.moveCenter(rect().center());
  painter.setPen(Qt::NoPen);
  painter.setBrush(palette().color(QPalette::Base));
  painter.drawRoundedRect(words, kCorner, kCorner);
  painter.setPen(palette().color(QPalette::Text));
  painter.drawText(words, Qt::AlignCenter, text_);
}

}  // namespace lookbook::ui
