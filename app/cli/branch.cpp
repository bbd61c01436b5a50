#include "app/cli/branch.h"

#include "core/data/npy.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <memory>
#include <utility>

namespace lookbook::cli {

namespace {

namespace fs = std::filesystem;

auto badFile(std::string message) {
  return fail(Error::Kind::badFile, std::move(message));
}

/// The iteration that frames.json gives a file.
std::optional<int> iterationOf(const nlohmann::json& frames, const std::string& name) {
  const auto moments = frames.find("moments");
  if (moments == frames.end() || !moments->is_array()) return {};
  for (const nlohmann::json& moment : *moments)
    if (moment.is_object() && moment.contains("file") && moment["file"] == name &&
        moment.contains("iteration") && moment["iteration"].is_number_integer())
      return moment["iteration"].get<int>();
  return {};
}

/// Data set and rows, for people.
std::string inputText(const Recipe& recipe) {
  return recipe.dataset + ", " + recipe.rows + ", " + recipe.fingerprint;
}

}  // namespace

void addBranch(CLI::App& command, std::string& file) {
  command
      .add_option("--branch", file,
                  "Go on from this moment that --frames wrote: with the options of its run, but "
                  "for\nthose given here, from its positions and its iteration")
      ->excludes("--onto")
      ->type_name("DIR/000250.npy");
}

Result<BranchMoment> readBranchMoment(const std::string& file) {
  const fs::path list = fs::path(file).parent_path() / "frames.json";
  std::ifstream stream(list);
  if (!stream)
    return fail(Error::Kind::notFound, list.string() +
                                           " cannot be read; expected the list that embed --frames "
                                           "wrote beside " +
                                           file);
  const nlohmann::json frames = nlohmann::json::parse(stream, nullptr, false);
  if (!frames.is_object() || !frames.contains("recipe"))
    return badFile(list.string() + " tells no recipe; expected what embed --frames wrote");
  const auto iteration = iterationOf(frames, fs::path(file).filename().string());
  if (!iteration)
    return badFile(list.string() + " does not list " + fs::path(file).filename().string() +
                   "; expected one of its moments");
  auto recipe = recipeFromJson(frames["recipe"]);
  if (!recipe) return badFile(list.string() + ": " + recipe.error().message);
  auto positions = readNpy(file);
  if (!positions) return tl::unexpected(positions.error());
  return BranchMoment{.file = file,
                      .positions = std::move(*positions),
                      .parent = {.recipe = std::make_shared<const Recipe>(std::move(*recipe)),
                                 .iteration = *iteration}};
}

Result<void> checkInput(const BranchMoment& moment, const Recipe& input) {
  const Recipe& run = *moment.parent.recipe;
  if (run.fingerprint == input.fingerprint && run.rows == input.rows) return {};
  return fail(Error::Kind::badArgument, "--branch " + moment.file + " is a moment of " +
                                            inputText(run) + "; expected the same, found " +
                                            inputText(input));
}

}  // namespace lookbook::cli
