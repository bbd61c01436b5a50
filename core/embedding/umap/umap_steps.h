#pragma once

#include "core/embedding/common/method_steps.h"

namespace lookbook {

extern const MethodSteps kUmapSteps;

}  // namespace lookbook
