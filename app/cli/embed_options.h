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
  OntoOptions onto;  ///< where a map to place onto is named
  MapOptions map;
  std::map<std::string, std::string> given;  ///< the map's options as the user wrote them, by name
  std::string initial;                       ///< a file to start from; empty: the option's choice
  std::string branch;                        ///< the file of a moment to go on from; "": none
  std::optional<BranchMoment> moment;        ///< what it holds
  std::string recipeFile;                    ///< to compute a map again by; "": none
  std::optional<Recipe> recipe;              ///< what it says
  std::string graph;                         ///< a file of neighbours; empty: they are found
  int threads = 0;
  std::string out;
  std::string labels;
  std::string report;
  std::string frames;  ///< a folder for the run's moments; empty: none
  int every = 10;      ///< iterations between them
  bool cache = false;  ///< whether the map is taken from the cache, and kept there
  bool quiet = false;
};

/// Adds the options of all methods. Options of one name mean what the chosen method says, so they
/// are only kept until readMapOptions().
void addMapOptions(CLI::App& command, EmbedOptions& options);

/// Reads what the user wrote. Errors: CLI::RequiredError, CLI::ValidationError.
void readMapOptions(EmbedOptions& options);

}  // namespace lookbook::cli
