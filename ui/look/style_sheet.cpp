#include "ui/look/style_sheet.h"

#include "ui/look/palette.h"

#include <QColor>
#include <QFile>

#include <utility>

namespace lookbook::ui {

QString windowStyleSheet(const Theme& theme) {
  QFile file(QStringLiteral(":/window.qss"));
  [[maybe_unused]] const bool opened = file.open(QIODevice::ReadOnly);
  Q_ASSERT(opened);
  QString sheet = QString::fromUtf8(file.readAll());
  const auto mix = [&](double share) {
    const QColor& a = theme.panel;
    const QColor& b = theme.accent;
    return QColor::fromRgbF(static_cast<float>(a.redF() + share * (b.redF() - a.redF())),
                            static_cast<float>(a.greenF() + share * (b.greenF() - a.greenF())),
                            static_cast<float>(a.blueF() + share * (b.blueF() - a.blueF())));
  };
  const std::pair<const char*, QString> words[] = {
      {"@window", theme.window.name()},
      {"@panel", theme.panel.name()},
      {"@onAccent", theme.onAccent.name()},
      {"@accent", theme.accent.name()},
      {"@text", theme.text.name()},
      {"@quiet", theme.quietText.name()},
      {"@line", theme.line.name()},
      {"@wash", mix(0.08).name()},
      {"@tint", mix(0.16).name()},
      {"@errorTint", theme.dark ? QStringLiteral("#3c2523") : QStringLiteral("#fdeceb")},
      {"@error", theme.dark ? QStringLiteral("#f2867c") : QStringLiteral("#b3261e")},
      {"@faint", theme.dark ? QStringLiteral("#6a727b") : QStringLiteral("#9aa3ad")},
      {"@raise",
       theme.dark ? QStringLiteral("chevron-up-dark.svg") : QStringLiteral("chevron-up-light.svg")},
      {"@chevron",
       theme.dark ? QStringLiteral("chevron-dark.svg") : QStringLiteral("chevron-light.svg")}};
  for (const auto& [word, value] : words) sheet.replace(QLatin1String(word), value);
  return sheet;
}

}  // namespace lookbook::ui
