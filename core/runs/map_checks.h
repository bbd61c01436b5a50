#pragma once

#include "core/base/matrix.h"
#include "core/base/point_source.h"
#include "core/base/result.h"
#include "core/embedding/common/map_options.h"

#include <stop_token>

namespace lookbook {

/// What MapRun::create() asks of its arguments beyond the options' own ranges.

/// Whether the input has as many points and dimensions as the options need. Errors: badArgument.
Result<void> checkInput(const PointSource& input, const MapOptions& options);

/// Whether a map of that input can start there. Errors: badArgument.
/// @param initial n x dims; empty: a start by the options
Result<void> checkInitial(const MatrixF& initial, const PointSource& input,
                          const MapOptions& options);

/// Whether all points are the same; false, too, once asked to stop. Cost: as far as the first one
/// that is not.
bool allTheSame(const PointSource& points, const std::stop_token& stop);

}  // namespace lookbook
