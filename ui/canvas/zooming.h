#pragma once

#include <algorithm>

namespace lookbook::ui {

inline constexpr double kWheelNotch = 120;  ///< of a wheel, in Qt's units
inline constexpr double kZoomNotch = 1.2;   ///< how much a notch enlarges

/// Hermite's step, as GLSL has it: from 0 at `low` to 1 at `high`, level at both ends.
inline double smoothStep(double low, double high, double value) {
  const double t = std::clamp((value - low) / (high - low), 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

}  // namespace lookbook::ui
