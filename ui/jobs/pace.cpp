#include "ui/jobs/pace.h"

#include <QObject>

namespace lookbook::ui {

QString timeLeft(double seconds) {
  if (seconds < 0) return {};
  constexpr int kSixty = 60;
  const auto all = static_cast<int>(seconds + 0.5);
  const auto two = [](int number) {
    return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
  };
  const int minutes = all / kSixty;
  const QString clock =
      minutes < kSixty
          ? QStringLiteral("%1:%2").arg(QString::number(minutes), two(all % kSixty))
          : QStringLiteral("%1:%2:%3")
                .arg(QString::number(minutes / kSixty), two(minutes % kSixty), two(all % kSixty));
  return QObject::tr("%1 left").arg(clock);
}

}  // namespace lookbook::ui
