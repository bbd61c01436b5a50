#pragma once

#include "app/cli/branch.h"
#include "app/cli/embed_input.h"
#include "app/cli/embed_onto.h"
#include "core/embedding/common/map_options.h"

#include <CLI/CLI.hpp>

#include <map>
#include <optional>
#include <string>

namespace lookbook::cli {

/// The arguments of `lookbook-cli embed`.
struct EmbedOptions {
  EmbedSource source;
  OntoOptions onto;  ///< used if --onto is given
  MapOptions map;
  /// The options of the map as the user wrote them, by name.
  std::map<std::string, std::string> given;
  /// A file with the initial map; "": the option --init applies.
  std::string initial;
  std::string branch;                  ///< the file of a moment to continue from; "": none
  std::optional<BranchMoment> moment;  ///< its content
  std::string recipeFile;              ///< a file with the recipe to repeat; "": none
  std::optional<Recipe> recipe;        ///< its content
  std::string graph;                   ///< a file of neighbours; "": they are computed
  int threads = 0;
  std::string out;
  std::string labels;
  std::string report;
  std::string frames;  ///< a folder for the moments of the run; "": none
  int every = 10;      ///< iterations between moments
  bool cache = false;  ///< whether the map is read from the cache and saved there
  bool quiet = false;
};

/// Adds the options of all methods. Methods share the names of some options, so that the arguments
/// are only stored until readMapOptions() knows the method.
void addMapOptions(CLI::App& command, EmbedOptions& options);

/// Reads the options of the selected method. Errors: CLI::RequiredError, CLI::ValidationError.
void readMapOptions(EmbedOptions& options);

}  // namespace lookbook::cli
