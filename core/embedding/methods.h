#pragma once

#include "core/embedding/common/method_steps.h"

#include <cstddef>

namespace lookbook {

/// The steps of a method.
/// @param method one for which isOptimized() holds
const MethodSteps& stepsOf(Method method);

/// The number of iterations of the optimisation, or the largest number if it may end earlier; 0 for
/// methods without an optimisation.
int iterationsOf(const MapOptions& options, std::size_t n);
/// MethodSteps::brief, for example "perplexity 30"; empty for methods without steps.
Text briefOf(const MapOptions& options);

}  // namespace lookbook
