#pragma once

#include <functional>

namespace lookbook {

/// Told how much of a long step is done, in [0, 1], never falling. Called from the thread that
/// runs the step, some hundred times at most; an empty function is allowed everywhere.
using Progress = std::function<void(double fraction)>;

inline void report(const Progress& progress, double fraction) {
  if (progress) progress(fraction);
}

/// The progress of a part that takes the whole from one fraction to another.
inline Progress portion(const Progress& progress, double from, double to) {
  if (!progress) return {};
  return [progress, from, to](double fraction) { progress(from + (to - from) * fraction); };
}

}  // namespace lookbook
