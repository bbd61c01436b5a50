#include "app/cli/branch.h"

#include "core/io/npy.h"
#include "core/runs/files/frames_file.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

namespace lookbook::cli {

namespace {

namespace fs = std::filesystem;

/// The data set and the rows, for messages.
std::string inputText(const Recipe& recipe) {
  return recipe.dataset + ", " + recipe.rows + ", " + recipe.fingerprint;
}

}  // namespace

void addBranch(CLI::App& command, std::string& file, CLI::Option* onto) {
  command
      .add_option("--branch", file,
                  "Continue from this moment that --frames wrote: from its positions and its "
                  "iteration, with\nthe options of its run, except for those given here")
      ->excludes(onto)
      ->type_name("DIR/000250.npy");
}

void addRecipe(CLI::App& command, std::string& file) {
  command
      .add_option("--recipe", file,
                  "Recompute a map from the recipe in this report or list of frames: its rows and "
                  "options,\n"
                  "the changes during the run, and the runs that it was branched from")
      ->type_name("REPORT.json");
}

Result<BranchMoment> readBranchMoment(const std::string& file) {
  const fs::path list = fs::path(file).parent_path() / kFramesList;
  auto frames = readFramesList(list);
  if (!frames && frames.error().kind == Error::Kind::notFound)
    return fail(Error::Kind::notFound,
                "%1 does not exist. It is the list that embed --frames writes beside %2.", list,
                file);
  if (!frames) return tl::unexpected(frames.error());
  if (!frames->recipe)
    return badFile("%1 holds no recipe, which embed --frames writes at the end of a run.", list);
  const std::string name = fs::path(file).filename().string();
  const auto moment = std::ranges::find(frames->moments, name, &FramesList::Moment::file);
  if (moment == frames->moments.end())
    return badFile("%1 does not list the moment %2.", list, name);
  Result<Recipe>& recipe = *frames->recipe;
  if (!recipe) return tl::unexpected(errorIn(list, recipe.error()));
  auto positions = readNpy(file);
  if (!positions) return tl::unexpected(positions.error());
  return BranchMoment{.file = file,
                      .positions = std::move(*positions),
                      .parent = {.recipe = std::make_shared<const Recipe>(std::move(*recipe)),
                                 .iteration = moment->iteration}};
}

Result<void> checkInput(const BranchMoment& moment, const Recipe& input) {
  const Recipe& run = *moment.parent.recipe;
  if (run.fingerprint == input.fingerprint && run.rows == input.rows) return {};
  return badArgument("--branch %1 is a moment of %2, but the input is %3.", moment.file,
                     inputText(run), inputText(input));
}

}  // namespace lookbook::cli
