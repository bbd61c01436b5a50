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
/// folder, each an NPY file beside it. `lookbook animate` makes a film of them, `embed --branch`
/// goes on from one.
struct FramesList {
  struct Moment {
    std::string file;
    int iteration = 0;
    std::optional<double> divergence;  ///< KL divergence, where it was known by then
  };
  /// Of the run; none where the list has none, the error of recipeFromJson() where it has another
  /// thing.
  std::optional<Result<Recipe>> recipe;
  int iterations = 0;           ///< that the run made; 0 where it did not end
  std::vector<Moment> moments;  ///< none of a run that did not end
};

/// "000250.npy": in the order of their names.
std::string frameName(int iteration);

/// Whether a file is one that `embed --frames FOLDER` writes or replaces.
bool isOfFrames(const std::filesystem::path& file, const std::filesystem::path& folder);

/// Whether moments may be written there: a folder that is new, empty, or an earlier run's.
/// Errors: io, naming what is in the way.
Result<void> checkFramesFolder(const std::filesystem::path& folder);

/// Errors: notFound; badFile, naming the file, for what embed --frames does not write.
Result<FramesList> readFramesList(const std::filesystem::path& file);

/// Writes the list of a folder. That of a run that did not end, which has no recipe, tells of
/// moments alone. Errors: io. The file appears whole or not at all.
Result<void> writeFramesList(const std::filesystem::path& folder, const FramesList& list);

}  // namespace lookbook
