#pragma once

#include "core/embedding/common/method_steps.h"

namespace lookbook {

/// @param method any but PCA, which is a map without further steps, and a file, which is made by
///        nothing
const MethodSteps& stepsOf(Method method);

}  // namespace lookbook
