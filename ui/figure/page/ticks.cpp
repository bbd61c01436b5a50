#include "ui/figure/page/ticks.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace lookbook::ui {
namespace {

Ticks ticksAtStep(double minimum, double maximum, double step) {
  Ticks ticks{.step = step, .values = {}};
  const double slack = step * 1e-9;  // so that rounding does not remove a tick at an end
  const auto first = static_cast<long long>(std::ceil((minimum - slack) / step));
  const auto last = static_cast<long long>(std::floor((maximum + slack) / step));
  for (long long i = first; i <= last; ++i) ticks.values.push_back(static_cast<double>(i) * step);
  return ticks;
}

}  // namespace

QString Ticks::label(double value) const {
  const int decimals = std::max(0, -static_cast<int>(std::floor(std::log10(step) + 1e-9)));
  QString text = decimals > 6 || std::abs(value) >= 1e9
                     ? QString::number(value, 'g', 3)
                     : QLocale(QLocale::English).toString(value == 0 ? 0.0 : value, 'f', decimals);
  return text.replace(QLatin1Char('-'), QChar(0x2212));  // a minus, not a hyphen
}

Ticks roundTicks(double minimum, double maximum, int most) {
  const double range = maximum - minimum;
  // A range smaller than the resolution of its numbers contains no round values.
  const double resolution = 1e-12 * std::max(std::abs(minimum), std::abs(maximum));
  if (most < 1 || !std::isfinite(range) || range <= resolution) return {};
  double power = std::pow(10.0, std::floor(std::log10(range / most)));
  for (;; power *= 10) {
    for (const double factor : std::array{1.0, 2.0, 5.0}) {
      const double step = factor * power;
      if (std::floor(range / step) > most + 1.0) continue;
      Ticks ticks = ticksAtStep(minimum, maximum, step);
      if (ticks.values.size() <= static_cast<std::size_t>(most)) return ticks;
    }
  }
}

}  // namespace lookbook::ui
