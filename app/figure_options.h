#pragma once

#include "app/cli/source.h"

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
  std::string title;
  std::string caption;
  bool dark = false;
  std::optional<QSizeF> size;
  double scale = 1;
  int threads = 0;
  bool quiet = false;
  std::string out;
};

}  // namespace lookbook::app
