#pragma once

#include "app/figure_options.h"
#include "core/base/result.h"
#include "ui/figure/figure.h"

namespace lookbook::app {

/// `lookbook figure [DATASET ...] --grid`: a row for each data set, with its maps side by side and
/// their scores below. The maps are those of --map, which belong to the data sets in order; without
/// --map, a map is computed by every method with its defaults.
/// Errors: badArgument for arguments that do not fit; those of opening, reading, embedding and
/// saving.
Result<ui::GridFigure> makeGrid(const FigureOptions& options);

}  // namespace lookbook::app
