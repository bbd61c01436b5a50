#pragma once

#include <functional>
#include <optional>

namespace lookbook {

/// The value and slope of a function along a line, at a step from its start.
struct LinePoint {
  double step = 0;
  double value = 0;
  double slope = 0;
};

/// Finds a step that meets the strong Wolfe conditions (sufficient decrease with 1e-4, curvature
/// with 0.9): increases the step until it brackets one, then narrows the bracket by cubic
/// interpolation.
/// @param start at step 0, with a slope below 0
/// @param firstStep the first step to try, above 0
/// @param probe evaluates the function at a step; if the value is not finite, the step is too long
/// @return empty if 25 evaluations found no decrease
/// Nocedal & Wright 2006, "Numerical Optimization", algorithms 3.5 and 3.6.
std::optional<LinePoint> searchLine(const LinePoint& start, double firstStep,
                                    const std::function<LinePoint(double)>& probe);

}  // namespace lookbook
