#pragma once

#include "app/common/source.h"
#include "core/base/result.h"
#include "core/data/dataset.h"
#include "ui/figure/figure.h"

#include <string>
#include <vector>

namespace lookbook::app {

/// A map of files, with the contents of its report.
struct MapOfFiles {
  ui::MapFigure figure;  ///< its title is the data set's and the method's
  QString method;        ///< "t-SNE"; "" without a report
  std::string recipe;    ///< as JSON; "" without a report
  int components = 0;    ///< principal components it was made from; 0: the pixels
};

/// "Fashion-MNIST, t-SNE" over "70,000 images (train and test) · t-SNE with perplexity 30 ...".
/// A report about another data set is warned of on standard error.
/// @param report "": none
/// Errors: those of reading; badFile where the map or the report is not about these images.
Result<MapOfFiles> readMap(const std::string& map, const std::string& report,
                           const DatasetPtr& dataset, std::vector<ImageIndex> images);

/// Opens the data set; its warnings go to standard error.
Result<DatasetPtr> openWithWarnings(const cli::Source& source);

}  // namespace lookbook::app
