#pragma once

#include "app/cli/embed_input.h"
#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/runs/recipe.h"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>

namespace lookbook::cli {

/// A moment of a run, written by `embed --frames`, from which another run continues.
struct BranchMoment {
  std::string file;
  MatrixF positions;
  Parent parent;  ///< the run, and the iteration of the moment
};

/// Adds --branch, which names the file of a moment.
/// @param onto the option that it excludes
void addBranch(CLI::App& command, std::string& file, CLI::Option* onto);

/// Reads a moment and what the frames.json beside it says of its run.
/// Errors: those of reading; badFile if frames.json does not list it or holds no recipe.
Result<BranchMoment> readBranchMoment(const std::string& file);

/// Adds --recipe, which names a file with a recipe.
void addRecipe(CLI::App& command, std::string& file);

/// Whether the run was of this input. Errors: badArgument.
Result<void> checkInput(const BranchMoment& moment, const Recipe& input);

}  // namespace lookbook::cli
