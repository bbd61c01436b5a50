#pragma once

#include <functional>

namespace lookbook {

/// Receives the fraction of a long step that is done, in [0, 1], which never decreases. It is
/// called from the thread that runs the step, at most a few hundred times, and may always be empty.
using Progress = std::function<void(double fraction)>;

inline void report(const Progress& progress, double fraction) {
  if (progress) progress(fraction);
}

/// The progress of one part of a step, which advances the whole from one fraction to another.
inline Progress portion(const Progress& progress, double from, double to) {
  if (!progress) return {};
  return [progress, from, to](double fraction) { progress(from + (to - from) * fraction); };
}

}  // namespace lookbook
