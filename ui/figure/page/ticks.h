#pragma once

#include <QString>

#include <vector>

namespace lookbook::ui {

/// Round values in a range, in increasing order, whose step is 1, 2 or 5 times a power of ten.
struct Ticks {
  double step = 0;
  std::vector<double> values;

  /// Formats a value with the decimals that the step needs and with grouped thousands: "0.25",
  /// "1,000".
  [[nodiscard]] QString label(double value) const;
};

/// As many ticks as possible, but at most `most`, within [minimum, maximum]; none if the range is
/// empty or not finite.
Ticks roundTicks(double minimum, double maximum, int most);

}  // namespace lookbook::ui
