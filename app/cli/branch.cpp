#include "app/cli/branch.h"

#include "app/common/frames_list.h"
#include "core/io/npy.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

namespace lookbook::cli {

namespace {

namespace fs = std::filesystem;

/// Data set and rows, for people.
std::string inputText(const Recipe& recipe) {
  return recipe.dataset + ", " + recipe.rows + ", " + recipe.fingerprint;
}

}  // namespace

void addBranch(CLI::App& command, std::string& file, CLI::Option* onto) {
  command
      .add_option("--branch", file,
                  "Go on from this moment that --frames wrote: with the options of its run, but "
                  "for\nthose given here, from its positions and its iteration")
      ->excludes(onto)
      ->type_name("DIR/000250.npy");
}

void addRecipe(CLI::App& command, std::string& file) {
  command
      .add_option("--recipe", file,
                  "Compute a map again by the recipe in this report or list of frames: its rows "
                  "and options,\n"
                  "what was changed on the way, and the runs that it was branched from")
      ->type_name("REPORT.json");
}

Result<BranchMoment> readBranchMoment(const std::string& file) {
  const fs::path list = fs::path(file).parent_path() / kFramesList;
  const auto frames = readFramesList(list);
  if (!frames && frames.error().kind == Error::Kind::notFound)
    return fail(Error::Kind::notFound, list.string() +
                                           " cannot be read; expected the list that embed --frames "
                                           "wrote beside " +
                                           file);
  if (!frames) return tl::unexpected(frames.error());
  if (frames->recipe.is_null())
    return badFile(list.string() +
                   " tells no recipe; expected what embed --frames writes at a run's end");
  const std::string name = fs::path(file).filename().string();
  const auto moment = std::ranges::find(frames->moments, name, &FramesList::Moment::file);
  if (moment == frames->moments.end())
    return badFile(list.string() + " does not list " + name + "; expected one of its moments");
  auto recipe = recipeFromJson(frames->recipe);
  if (!recipe) return badFile(list.string() + ": " + recipe.error().message);
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
  return badArgument("--branch " + moment.file + " is a moment of " + inputText(run) +
                     "; expected the same, found " + inputText(input));
}

}  // namespace lookbook::cli
