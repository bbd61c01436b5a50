#pragma once

#include "core/embedding/common/method_steps.h"

namespace lookbook {

/// The steps of t-SNE.
extern const MethodSteps kTsneSteps;

}  // namespace lookbook
