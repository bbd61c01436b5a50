#include "ui/text/shown_text.h"

#include "core/base/plain_text.h"
#include "core/base/result.h"
#include "ui/text/translated.h"

#include <QStringList>
#include <QTextDocument>

namespace lookbook::ui {

namespace {

constexpr qsizetype kLongestName = 80;

}  // namespace

QString shownName(std::string_view name) {
  const QString shown = QString::fromStdString(plainText(name));
  if (shown.size() <= kLongestName) return shown;
  constexpr qsizetype kHalf = kLongestName / 2;
  return shown.left(kHalf) + QChar(0x2026) + shown.right(kHalf - 1);
}

QString shownName(const QString& name) {
  return shownName(name.toStdString());
}

QString shownText(std::string_view text) {
  return shownText(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
}

QString shownText(const QString& text) {
  QStringList lines;
  for (const QString& line : text.split(QLatin1Char('\n')))
    lines += QString::fromStdString(plainText(line.toStdString()));
  return lines.join(QLatin1Char('\n'));
}

QString shownError(const Error& error) {
  return shownText(translated(error.text));
}

QString entryText(const QString& text) {
  return QString(text).replace(QLatin1Char('&'), QLatin1String("&&"));
}

QString toolTipText(const QString& text) {
  const QString shown = shownText(text);
  return Qt::mightBeRichText(shown) ? Qt::convertFromPlainText(shown, Qt::WhiteSpaceNormal) : shown;
}

QString titleText(const QString& text) {
  return QString(text).replace(QLatin1String("[*]"), QLatin1String("[*][*]"));
}

}  // namespace lookbook::ui
