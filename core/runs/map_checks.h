#pragma once

#include "core/base/matrix.h"
#include "core/base/point_source.h"
#include "core/base/result.h"
#include "core/embedding/common/map_options.h"

#include <stop_token>

namespace lookbook {

/// The checks of MapRun::create(), besides those of the ranges of options.

/// Checks that the input has as many points and dimensions as the options need. Errors:
/// badArgument.
Result<void> checkInput(const PointSource& input, const MapOptions& options);

/// Checks that a map of that input can start from these positions. Errors: badArgument.
/// @param initial n x dims; if it is empty, the options determine the start
Result<void> checkInitial(const MatrixF& initial, const PointSource& input,
                          const MapOptions& options);

/// Whether all points are the same. Also false after a stop was requested. Cost: reads up to the
/// first point that differs.
bool allTheSame(const PointSource& points, const std::stop_token& stop);

}  // namespace lookbook
