#pragma once

#include "app/cli/embed_input.h"
#include "core/base/result.h"

#include <string>

namespace lookbook::cli {

/// New images, or rows of a matrix, to be placed onto a finished map.
struct OntoOptions {
  EmbedSource source;  ///< the images or rows to place
  std::string map;     ///< the finished map, whose points do not move; "": a new map is computed
  std::string recipe;  ///< the report of the map; "": its name with .json
  int threads = 0;
  std::string out;
  std::string labels;
  std::string report;
  bool quiet = false;
};

/// Adds --onto and --onto-report. Returns --onto.
CLI::Option* addOnto(CLI::App& command, OntoOptions& options);

/// Places the rows and writes the map. Errors: those of reading and writing, of loadInput() and of
/// Placement; badArgument if the report is about another input.
Result<void> embedOnto(const OntoOptions& options);

}  // namespace lookbook::cli
