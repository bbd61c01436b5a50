#pragma once

#include "core/base/result.h"
#include "core/runs/recipe.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lookbook {

inline constexpr const char* kFramesList = "frames.json";

/// frames.json: the moments of a run that `lookbook-cli embed --frames FOLDER` writes into a
/// folder, each an NPY file beside it. `lookbook animate` makes a film of them, and `embed
/// --branch` continues from one.
struct FramesList {
  struct Moment {
    std::string file;
    int iteration = 0;
    std::optional<double> divergence;  ///< KL divergence, if it was known at that time
  };
  /// The recipe of the run. Empty if the list has none; the error of recipeFromJson() if it cannot
  /// be read.
  std::optional<Result<Recipe>> recipe;
  int iterations = 0;           ///< of the run; 0 if it did not finish
  std::vector<Moment> moments;  ///< empty if the run did not finish
};

/// The name of the file of a moment, "000250.npy": sorting by name sorts by iteration.
std::string frameName(int iteration);

/// Whether a file is one that `embed --frames FOLDER` writes or replaces.
bool isOfFrames(const std::filesystem::path& file, const std::filesystem::path& folder);

/// Checks that moments may be written there: the folder is new, empty, or holds an earlier run.
/// Errors: io, naming the file that is in the way.
Result<void> checkFramesFolder(const std::filesystem::path& folder);

/// Reads a list. Errors: notFound; badFile, naming the file, for content that embed --frames does
/// not write.
Result<FramesList> readFramesList(const std::filesystem::path& file);

/// Writes the list of a folder. For a run that did not finish, and so has no recipe, it lists only
/// the moments. Errors: io. The file appears whole or not at all.
Result<void> writeFramesList(const std::filesystem::path& folder, const FramesList& list);

}  // namespace lookbook
