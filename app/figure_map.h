#pragma once

#include "app/common/source.h"
#include "core/base/result.h"
#include "core/data/dataset.h"
#include "ui/figure/figure.h"

#include <string>
#include <vector>

namespace lookbook::app {

/// A map from files, with the contents of its report.
struct MapOfFiles {
  ui::MapFigure figure;  ///< its title has the names of the data set and the method
  QString method;        ///< "t-SNE"; "" without a report
  std::string recipe;    ///< as JSON; "" without a report
  int components = 0;    ///< principal components from which it was computed; 0: the pixels
};

/// Reads a map and makes a figure with the title "Fashion-MNIST, t-SNE" and the caption "70,000
/// images (train and test) · t-SNE with perplexity 30 ...".
/// If the report is about another data set, a warning is printed on standard error.
/// @param report "": none
/// Errors: those of reading; badFile if the map or the report is not about these images.
Result<MapOfFiles> readMap(const std::string& map, const std::string& report,
                           const DatasetPtr& dataset, std::vector<ImageIndex> images);

/// Opens the data set; its warnings go to standard error.
Result<DatasetPtr> openWithWarnings(const cli::Source& source);

}  // namespace lookbook::app
