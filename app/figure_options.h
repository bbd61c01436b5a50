#pragma once

#include "app/common/source.h"
#include "ui/figure/page/figure_look.h"

#include <QSizeF>

#include <optional>
#include <string>
#include <vector>

namespace lookbook::app {

/// What the user wrote behind `lookbook figure`.
struct FigureOptions {
  std::vector<std::string> datasets;
  cli::Source source;  ///< --split and --limit; of each data set
  std::vector<std::string> maps;
  std::vector<std::string> reports;
  bool sheet = false;
  bool grid = false;
  std::string className;
  std::optional<std::string> title;  ///< "": none
  std::optional<std::string> caption;
  ui::FigureLook look;
  std::optional<QSizeF> size;   ///< 1/96 inch
  bool millimetres = false;     ///< what it was written in
  std::optional<double> scale;  ///< pixels of a PNG to 1/96 inch
  int threads = 0;
  bool quiet = false;
  std::string out;
};

/// One of the data sets that were named.
inline cli::Source sourceOf(const FigureOptions& options, const std::string& dataset) {
  cli::Source source = options.source;
  source.dataset = dataset;
  return source;
}

}  // namespace lookbook::app
