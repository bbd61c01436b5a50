#pragma once

#include <vector>

namespace lookbook {

/// What a method minimises, at an iteration: MethodInfo::objective names it.
struct ObjectiveAt {
  int iteration = 0;
  double value = 0;
  double residual = 0;  ///< length of the gradient along the constraint; 0 for methods without one

  bool operator==(const ObjectiveAt&) const = default;
};

/// By rising iteration.
using ObjectiveHistory = std::vector<ObjectiveAt>;

}  // namespace lookbook
