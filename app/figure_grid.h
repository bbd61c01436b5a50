#pragma once

#include "app/figure_options.h"
#include "core/base/result.h"
#include "ui/figure/figure.h"

namespace lookbook::app {

/// `lookbook figure [DATASET ...] --grid`: a row for each data set, its maps side by side, their
/// scores below. Maps are those of --map, dealt to the data sets in their order; without, they are
/// computed here, by every method with its defaults.
/// Errors: badArgument for words that do not fit; those of opening, reading, embedding and saving.
Result<ui::GridFigure> makeGrid(const FigureOptions& options);

}  // namespace lookbook::app
