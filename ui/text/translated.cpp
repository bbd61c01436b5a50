#include "ui/text/translated.h"

#include "core/base/number_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace lookbook::ui {

namespace {

QString argumentText(const TextArgument& argument) {
  struct Visitor {
    QString operator()(const std::string& words) const { return QString::fromStdString(words); }
    QString operator()(std::int64_t number) const {
      return QString::fromStdString(groupedNumber(number));
    }
    QString operator()(double number) const { return QString::fromStdString(plainNumber(number)); }
    QString operator()(const Text& text) const { return translated(text); }
  };
  return std::visit(Visitor(), argument.value);
}

/// The format in the language of the window, with %n replaced.
QString formatOf(const Text& text) {
  const QString english = QString::fromUtf8(text.format());
  if (text.singular() == nullptr) return QCoreApplication::translate("core", text.format());
  constexpr std::int64_t kMost = std::numeric_limits<int>::max();
  const int count = static_cast<int>(std::min(text.count(), kMost));
  const QString found = QCoreApplication::translate("core", text.format(), nullptr, count);
  if (found != QString(english).replace(QLatin1String("%n"), QString::number(count))) return found;
  // No catalogue contains it. Qt would use the plural for every count.
  return QString(text.count() == 1 ? QString::fromUtf8(text.singular()) : english)
      .replace(QLatin1String("%n"), QString::fromStdString(groupedNumber(text.count())));
}

}  // namespace

QString translated(const Text& text) {
  const QString format = formatOf(text);
  // All placeholders are replaced in one pass, so that a placeholder within an argument is left
  // alone.
  QString words;
  for (qsizetype at = 0; at < format.size(); ++at) {
    const int place =
        format[at] == u'%' && at + 1 < format.size() ? format[at + 1].digitValue() : 0;
    const bool known = place >= 1 && static_cast<std::size_t>(place) <= text.arguments().size();
    if (known) ++at;
    words += known ? argumentText(text.arguments()[static_cast<std::size_t>(place - 1)])
                   : QString(format[at]);
  }
  return words;
}

QString translated(Label label) {
  return translated(Text(label));
}

}  // namespace lookbook::ui
