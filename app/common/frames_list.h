#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lookbook::cli {

inline constexpr const char* kFramesList = "frames.json";

/// What frames.json tells of the moments beside it.
struct FramesList {
  struct Moment {
    std::string file;
    int iteration = 0;
    std::optional<double> divergence;
  };
  nlohmann::json recipe;  ///< null where it tells none
  int iterations = 0;
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

}  // namespace lookbook::cli
