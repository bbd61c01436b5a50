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

/// Adds --branch, whose argument is the file of a moment.
/// @param onto the option that it excludes
void addBranch(CLI::App& command, std::string& file, CLI::Option* onto);

/// Reads a moment, and its run from the frames.json beside it.
/// Errors: those of reading; badFile if frames.json does not list it or holds no recipe.
Result<BranchMoment> readBranchMoment(const std::string& file);

/// Adds --recipe, whose argument is a file with a recipe.
void addRecipe(CLI::App& command, std::string& file);

/// Checks that the run was computed from this input. Errors: badArgument if not.
Result<void> checkInput(const BranchMoment& moment, const Recipe& input);

}  // namespace lookbook::cli
