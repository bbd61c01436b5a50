#pragma once

#include "core/data/dataset.h"
#include "core/quality/map_scores.h"
#include "core/runs/map_run.h"
#include "ui/figure/figure.h"

#include <memory>
#include <vector>

namespace lookbook::ui {

/// Images of a data set that a grid of maps is made of.
struct GridImages {
  DatasetPtr dataset;
  std::vector<ImageIndex> images;
};

/// Every method there is, with its own defaults, in two dimensions: the columns of the grid.
std::vector<MapOptions> gridMethods();

/// The grid of all methods, a row for each of these, its maps still to come.
GridFigure methodGrid(const std::vector<GridImages>& rows);

/// A map has come: what is to be said of it stands below it.
void fillCell(MapFigure& cell, std::shared_ptr<const MatrixF> positions, const MapScores& scores);

}  // namespace lookbook::ui
