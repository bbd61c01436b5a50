#pragma once

#include "core/embedding/common/method_steps.h"

#include <cstddef>

namespace lookbook {

/// @param method one that isOptimized()
const MethodSteps& stepsOf(Method method);

/// Iterations of the optimisation in all, or at most; 0 where there is none.
int iterationsOf(const MapOptions& options, std::size_t n);
/// "perplexity 30": MethodSteps::brief; empty where there is nothing to say.
Text briefOf(const MapOptions& options);

}  // namespace lookbook
