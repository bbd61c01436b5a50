#pragma once

#include <functional>
#include <optional>

namespace lookbook {

/// A function along a line, at one step from its start.
struct LinePoint {
  double step = 0;
  double value = 0;
  double slope = 0;
};

/// A step that meets the strong Wolfe conditions (sufficient decrease with 1e-4, curvature with
/// 0.9): brackets one, growing the step, then closes in by cubic interpolation.
/// @param start at step 0, its slope below 0
/// @param probe the function at a step; where it is not finite the step counts as too long
/// @return nothing if 25 probes found no decrease
/// Nocedal & Wright 2006, "Numerical Optimization", algorithms 3.5 and 3.6.
std::optional<LinePoint> searchLine(const LinePoint& start, double firstStep,
                                    const std::function<LinePoint(double)>& probe);

}  // namespace lookbook
