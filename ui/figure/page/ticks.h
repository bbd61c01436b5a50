#pragma once

#include <QString>

#include <vector>

namespace lookbook::ui {

/// Round values (1, 2 or 5 times a power of ten apart) within [minimum, maximum], rising.
struct Ticks {
  double step = 0;
  std::vector<double> values;

  /// The value with as many decimals as the step needs and thousands grouped: "0.25", "1,000".
  [[nodiscard]] QString label(double value) const;
};

/// At most `most` ticks, as many as that allows; none if the range is empty or not finite.
Ticks roundTicks(double minimum, double maximum, int most);

}  // namespace lookbook::ui
