#pragma once

#include "core/data/dataset.h"
#include "core/quality/map_scores.h"
#include "core/runs/map_run.h"
#include "ui/figure/figure.h"

#include <memory>
#include <vector>

namespace lookbook::ui {

/// The images of one row of a grid of maps.
struct GridImages {
  DatasetPtr dataset;
  std::vector<ImageIndex> images;
};

/// The columns of the grid: every method, with its defaults, in two dimensions.
std::vector<MapOptions> gridMethods();

/// The grid of all methods, with a row for each data set. Its maps are not computed yet.
GridFigure methodGrid(const std::vector<GridImages>& rows);

/// Puts a finished map into its cell, with its scores as the caption.
void fillCell(MapFigure& cell, std::shared_ptr<const MatrixF> positions, const MapScores& scores);

}  // namespace lookbook::ui
