#pragma once

#include "ui/figure/page/line_chart.h"
#include "ui/maps/map_item.h"

#include <QString>

namespace lookbook::ui {

/// How a run stands: "iteration 412 of 1000 · 0:08 left", "UMAP finished in 4.1 s".
QString stateWords(const MapItem& item);

/// What there is to follow of a run: KL divergence, average distortion, variance explained. Nothing
/// for UMAP, which has no such figure to tell.
LineChart curve(const MapItem& item);

}  // namespace lookbook::ui
