#include "ui/look/lettering.h"

#include "core/base/plain_text.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <string>

namespace lookbook::ui {

QFont lettering(double size, QFont::Weight weight) {
  QFont font = QGuiApplication::font();
  font.setPixelSize(std::max(1, static_cast<int>(std::lround(size))));
  font.setWeight(weight);
  font.setHintingPreference(QFont::PreferNoHinting);
  return font;
}

QString printable(const QString& text) {
  std::string valid = validUtf8(text.toStdString());
  for (char& letter : valid)
    if (letter == '\n' || letter == '\t') letter = ' ';
  return QString::fromStdString(valid);
}

double textWidth(const QFont& font, const QString& text) {
  return QFontMetricsF(font).horizontalAdvance(printable(text));
}

QString shortened(const QFont& font, const QString& text, double width) {
  const QString fitting = QFontMetricsF(font).elidedText(printable(text), Qt::ElideRight, width);
  return textWidth(font, fitting) <= width ? fitting : QString();
}

QStringList wrapped(const QFont& font, const QString& text, double width, int lines) {
  QStringList result;
  const QStringList words = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
  qsizetype next = 0;
  while (next < words.size() && result.size() < lines) {
    QString line = words[next++];
    const bool last = result.size() + 1 == lines;
    while (next < words.size()) {
      const QString longer = line + QLatin1Char(' ') + words[next];
      if (!last && textWidth(font, longer) > width) break;
      line = longer;
      ++next;
    }
    result << shortened(font, line, width);
  }
  return result;
}

void drawText(QPainter& painter, QPointF at, const QString& text, const QFont& font,
              const QColor& color, Qt::Alignment alignment) {
  if (text.isEmpty()) return;
  if (alignment & Qt::AlignRight) at.rx() -= textWidth(font, text);
  if (alignment & Qt::AlignHCenter) at.rx() -= textWidth(font, text) / 2;
  painter.setFont(font);
  painter.setPen(color);
  painter.drawText(at, printable(text));
}

}  // namespace lookbook::ui
