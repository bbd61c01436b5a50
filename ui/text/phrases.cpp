#include "ui/text/phrases.h"

#include "core/base/number_text.h"
#include "core/base/text.h"
#include "ui/text/translated.h"

#include <QObject>

namespace lookbook::ui {

QString imageCount(std::size_t count) {
  return translated(plural(count, "%n image", "%n images"));
}

QString percent(double share, int decimals) {
  constexpr double kWhole = 100;
  return QString::fromStdString(fixedNumber(kWhole * share, decimals)) + u'%';
}

QString listOf(QStringList words) {
  if (words.size() < 2) return words.join(QString());
  const QString last = words.takeLast();
  return QObject::tr("%1 and %2").arg(words.join(QStringLiteral(", ")), last);
}

}  // namespace lookbook::ui
