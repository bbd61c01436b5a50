#pragma once

#include "core/embedding/common/method_steps.h"

namespace lookbook {

/// The steps of UMAP.
extern const MethodSteps kUmapSteps;

}  // namespace lookbook
