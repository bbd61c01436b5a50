#pragma once

#include <vector>

namespace lookbook {

/// The value of a method's objective (MethodInfo::objective) at an iteration.
struct ObjectiveAt {
  int iteration = 0;
  double value = 0;
  double residual = 0;  ///< length of the gradient along the constraint; 0 without a constraint

  bool operator==(const ObjectiveAt&) const = default;
};

/// The values during a run, by increasing iteration.
using ObjectiveHistory = std::vector<ObjectiveAt>;

}  // namespace lookbook
