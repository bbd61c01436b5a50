#pragma once

#include "core/embedding/common/method_steps.h"

namespace lookbook {

/// The steps of minimum-distortion embedding.
extern const MethodSteps kMdeSteps;

}  // namespace lookbook
