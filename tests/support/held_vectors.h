#pragma once

#include "core/base/vector_target.h"

#include <QByteArray>

#include <hwy/targets.h>

namespace samples {

/// Limits Highway's loops to the instruction set in the environment (LOOKBOOK_TEST_VECTORS: SSE4,
/// AVX2), if it is set. To be called before the first loop.
/// Returns the instruction set that is used if it differs from the requested one; otherwise empty.
inline std::string vectorsNotHeld() {
  const QByteArray wanted = qgetenv("LOOKBOOK_TEST_VECTORS");
  if (wanted.isEmpty()) return {};
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets())
    if (wanted == hwy::TargetName(target)) hwy::SetSupportedTargetsForTest(target);
  const std::string used = lookbook::vectorTarget();
  return wanted == used.c_str() ? std::string() : used;
}

/// Calls body(name) with the loops on each instruction set that both the binary and the machine
/// support.
template <class Body>
void onEveryInstructionSet(Body&& body) {
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
    hwy::SetSupportedTargetsForTest(target);
    body(hwy::TargetName(target));
  }
  hwy::SetSupportedTargetsForTest(0);
}

}  // namespace samples
