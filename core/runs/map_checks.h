#pragma once

#include "core/base/matrix.h"
#include "core/base/point_source.h"
#include "core/base/result.h"
#include "core/embedding/common/map_options.h"

#include <stop_token>

namespace lookbook {

/// What MapRun::create() checks of its arguments, besides the ranges of the options.

/// Whether the input has as many points and dimensions as the options need. Errors: badArgument.
Result<void> checkInput(const PointSource& input, const MapOptions& options);

/// Whether a map of that input can start there. Errors: badArgument.
/// @param initial n x dims; if it is empty, the options determine the start
Result<void> checkInitial(const MatrixF& initial, const PointSource& input,
                          const MapOptions& options);

/// Whether all points are the same. Also false after a stop was requested. Cost: reads up to the
/// first point that differs.
bool allTheSame(const PointSource& points, const std::stop_token& stop);

}  // namespace lookbook
