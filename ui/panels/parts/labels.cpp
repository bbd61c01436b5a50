#include "ui/panels/parts/labels.h"

#include "ui/text/shown_text.h"

#include <QPainter>
#include <QStringList>

#include <algorithm>

namespace lookbook::ui {

namespace {

// Characters; a longer name has a tooltip, because it may be shortened.
constexpr int kLongName = 16;
constexpr int kLeastNameWidth = 60;  // logical pixels

/// The width of the square before a name, with the gap between them.
int markRoom(const QWidget& label) {
  return label.fontMetrics().ascent();
}

}  // namespace

QLabel* plainLabel(const QString& text) {
  auto* label = new QLabel;
  label->setTextFormat(Qt::PlainText);
  label->setText(text);
  return label;
}

QLabel* heading(const QString& text) {
  auto* label = plainLabel(text);
  label->setProperty("role", QStringLiteral("heading"));
  return label;
}

QLabel* quietLabel(const QString& text) {
  auto* label = plainLabel(text);
  label->setProperty("role", QStringLiteral("quiet"));
  return label;
}

ElidedLabel::ElidedLabel() {
  setTextFormat(Qt::PlainText);
  setProperty("role", QStringLiteral("quiet"));
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void ElidedLabel::paintEvent(QPaintEvent*) {
  const int width = contentsRect().width();
  const QString separator = QStringLiteral(" · ");
  QStringList parts = text().split(separator);
  QString shown = text();
  while (parts.size() > 1 && fontMetrics().horizontalAdvance(shown) > width) {
    parts.removeLast();
    shown = (parts + QStringList{QStringLiteral("…")}).join(separator);
  }
  QPainter painter(this);
  painter.setPen(palette().color(foregroundRole()));
  painter.drawText(contentsRect(), static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter),
                   fontMetrics().elidedText(shown, Qt::ElideRight, width));
}

NameLabel::NameLabel() {
  setTextFormat(Qt::PlainText);
}

void NameLabel::setName(const QString& name, const QColor& mark) {
  mark_ = mark;
  setText(name);
  setPlainToolTip(this, name.size() > kLongName ? name : QString());
  update();
}

QSize NameLabel::sizeHint() const {
  return QLabel::sizeHint() + QSize(mark_.isValid() ? markRoom(*this) : 0, 0);
}

QSize NameLabel::minimumSizeHint() const {
  return {std::min(sizeHint().width(), kLeastNameWidth), QLabel::minimumSizeHint().height()};
}

void NameLabel::paintEvent(QPaintEvent*) {
  const int room = mark_.isValid() ? markRoom(*this) : 0;
  const QRect area = contentsRect();
  const QString shown =
      fontMetrics().elidedText(text(), Qt::ElideRight, std::max(0, area.width() - room));
  const int width = room + fontMetrics().horizontalAdvance(shown);
  const bool middle = (alignment() & Qt::AlignHCenter) != 0;
  const int left = area.left() + (middle ? std::max(0, (area.width() - width) / 2) : 0);
  QPainter painter(this);
  const int side = room / 2;
  painter.fillRect(QRect(left, area.center().y() - side / 2 + 1, side, side), mark_);
  painter.setPen(palette().color(foregroundRole()));
  painter.drawText(area.adjusted(left + room - area.left(), 0, 0, 0),
                   static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), shown);
}

void setPlainToolTip(QWidget* widget, const QString& text) {
  widget->setToolTip(toolTipText(text));
}

}  // namespace lookbook::ui
