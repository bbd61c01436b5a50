#pragma once

#include "app/common/source.h"
#include "ui/figure/page/figure_look.h"

#include <QSizeF>

#include <optional>
#include <string>
#include <vector>

namespace lookbook::app {

/// The arguments of `lookbook figure`.
struct FigureOptions {
  std::vector<std::string> datasets;
  cli::Source source;  ///< --split and --limit, for each data set
  std::vector<std::string> maps;
  std::vector<std::string> reports;
  bool sheet = false;
  bool grid = false;
  std::string className;
  std::optional<std::string> title;  ///< "": no title; empty: the default
  std::optional<std::string> caption;
  ui::FigureLook look;
  std::optional<QSizeF> size;   ///< in 1/96 inch
  bool millimetres = false;     ///< whether the user gave the size in mm
  std::optional<double> scale;  ///< pixels of a PNG for each 1/96 inch
  int threads = 0;
  bool quiet = false;
  std::string out;
};

/// The source with one of the named data sets.
inline cli::Source sourceOf(const FigureOptions& options, const std::string& dataset) {
  cli::Source source = options.source;
  source.dataset = dataset;
  return source;
}

}  // namespace lookbook::app
