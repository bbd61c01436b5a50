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

/// What a user asks `lookbook-cli embed` for.
struct EmbedOptions {
  EmbedSource source;
  OntoOptions onto;  ///< if a map to place onto is named
  MapOptions map;
  std::map<std::string, std::string> given;  ///< the map's options as the user wrote them, by name
  std::string initial;                       ///< a file to start from; empty: as the option says
  std::string branch;                        ///< the file of a moment to continue from; "": none
  std::optional<BranchMoment> moment;        ///< its content
  std::string recipeFile;                    ///< has the recipe of a map to repeat; "": none
  std::optional<Recipe> recipe;              ///< its content
  std::string graph;                         ///< a file of neighbours; empty: they are searched for
  int threads = 0;
  std::string out;
  std::string labels;
  std::string report;
  std::string frames;  ///< a folder for the run's moments; empty: none
  int every = 10;      ///< iterations between them
  bool cache = false;  ///< whether the map is read from the cache and saved there
  bool quiet = false;
};

/// Adds the options of all methods. Methods share the names of some options, so the words are only
/// stored until readMapOptions() knows the method.
void addMapOptions(CLI::App& command, EmbedOptions& options);

/// Reads the options of the user's method. Errors: CLI::RequiredError, CLI::ValidationError.
void readMapOptions(EmbedOptions& options);

}  // namespace lookbook::cli
