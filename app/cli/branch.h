#pragma once

#include "app/cli/embed_input.h"
#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/runs/recipe.h"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>

namespace lookbook::cli {

/// A moment of a run that `embed --frames` wrote, for another run to go on from.
struct BranchMoment {
  std::string file;
  MatrixF positions;
  Parent parent;  ///< the run, and the iteration of the moment
};

/// Adds --branch, which names the file of a moment.
/// @param onto the option that it excludes
void addBranch(CLI::App& command, std::string& file, CLI::Option* onto);

/// Reads a moment, and what the frames.json beside it tells of its run.
/// Errors: those of reading; badFile where frames.json does not list it or tells no recipe.
Result<BranchMoment> readBranchMoment(const std::string& file);

/// Adds --recipe, which names a file that has one.
void addRecipe(CLI::App& command, std::string& file);

/// Whether the run was of this input. Errors: badArgument.
Result<void> checkInput(const BranchMoment& moment, const Recipe& input);

}  // namespace lookbook::cli
