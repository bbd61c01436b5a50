#pragma once

#include "core/base/vector_target.h"

#include <QByteArray>

#include <hwy/targets.h>

namespace samples {

/// Holds Highway's loops to the instruction set that the environment names (LOOKBOOK_TEST_VECTORS:
/// SSE4, AVX2), if any. Call it before the first loop.
/// Returns the one that they run on although another was asked for; empty: all is well.
inline std::string vectorsNotHeld() {
  const QByteArray wanted = qgetenv("LOOKBOOK_TEST_VECTORS");
  if (wanted.isEmpty()) return {};
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets())
    if (wanted == hwy::TargetName(target)) hwy::SetSupportedTargetsForTest(target);
  const std::string used = lookbook::vectorTarget();
  return wanted == used.c_str() ? std::string() : used;
}

/// Calls body(name) with the loops on each of the instruction sets in turn that the binary has and
/// the machine can run.
template <class Body>
void onEveryInstructionSet(Body&& body) {
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
    hwy::SetSupportedTargetsForTest(target);
    body(hwy::TargetName(target));
  }
  hwy::SetSupportedTargetsForTest(0);
}

}  // namespace samples
