#pragma once

#include "core/base/result.h"
#include "core/runs/files/frames_file.h"
#include "core/runs/map_run.h"

#include <filesystem>
#include <string>

namespace lookbook::cli {

/// Writes the moments of a run as files. `--every N --frames DIR` writes the positions at
/// iterations 0, N, 2 N, ..., at the beginning of a branch and at the end as DIR/000000.npy, ...,
/// and DIR/frames.json, which lists them with their iterations and has the recipe. `lookbook
/// animate` makes a film of them. Moments of an earlier run in the folder are deleted first. A run
/// that does not finish leaves an empty list.
class Frames {
 public:
  /// @param folder created if it does not exist; "": nothing is written
  Frames(std::string folder, int every) : folder_(std::move(folder)), every_(every) {}

  /// Prepares the folder. Errors: io, also if the folder has other files.
  [[nodiscard]] Result<void> begin() const;
  /// Iterations until the next frame.
  [[nodiscard]] int until(const MapRun& run) const { return every_ - run.iteration() % every_; }
  /// Writes a frame if one is due. Errors: io.
  Result<void> add(const MapRun& run);
  /// Writes the last frame and the list. Errors: io.
  Result<void> finish(const MapRun& run);

  [[nodiscard]] bool any() const { return !folder_.empty(); }

 private:
  std::filesystem::path folder_;
  int every_;
  int latest_ = -1;  ///< the iteration that was written last
  FramesList list_;
};

}  // namespace lookbook::cli
