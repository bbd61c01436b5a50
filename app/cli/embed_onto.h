#pragma once

#include "app/cli/embed_input.h"
#include "core/base/result.h"

#include <string>

namespace lookbook::cli {

/// New images, or rows of a matrix, to be placed onto a map that is done.
struct OntoOptions {
  EmbedSource source;  ///< of what is placed
  std::string map;     ///< whose points stay where they are; "" where a new map is made
  std::string recipe;  ///< the report that the map came with; "": its name with .json
  int threads = 0;
  std::string out;
  std::string labels;
  std::string report;
  bool quiet = false;
};

/// Adds --onto, which is returned, and --onto-report.
CLI::Option* addOnto(CLI::App& command, OntoOptions& options);

/// Errors: those of reading and writing, of loadInput() and of Placement; badArgument where the
/// report tells of another input.
Result<void> embedOnto(const OntoOptions& options);

}  // namespace lookbook::cli
