#pragma once

#include "ui/figure/page/line_chart.h"
#include "ui/maps/map_item.h"

#include <QString>

namespace lookbook::ui {

/// The state of a run: "iteration 412 of 1000 · 0:08 left", "UMAP finished in 4.1 s".
QString stateWords(const MapItem& item);

/// The curve of a run: KL divergence, average distortion or explained variance. Empty for UMAP,
/// which does not measure its objective.
LineChart curve(const MapItem& item);

}  // namespace lookbook::ui
