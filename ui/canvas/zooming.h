#pragma once

#include <algorithm>

namespace lookbook::ui {

inline constexpr double kWheelNotch = 120;  ///< one notch of a wheel, in Qt's units
inline constexpr double kZoomNotch = 1.2;   ///< the factor of one notch

/// GLSL's smoothstep: rises from 0 at `low` to 1 at `high`, with slope 0 at both ends.
inline double smoothStep(double low, double high, double value) {
  const double t = std::clamp((value - low) / (high - low), 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

}  // namespace lookbook::ui
