#pragma once

#include "core/base/result.h"
#include "core/runs/files/frames_file.h"
#include "core/runs/map_run.h"

#include <filesystem>
#include <string>

namespace lookbook::cli {

/// The moments of a run as files: `--every N --frames DIR` writes the positions at iterations 0, N,
/// 2 N, ... (of a branch, its beginning), and the last as DIR/000000.npy, and DIR/frames.json,
/// which lists them with their iterations and tells the recipe. `lookbook animate` makes a film of
/// them. Moments of an earlier run in the folder go first; a run that does not end leaves a list of
/// none.
class Frames {
 public:
  /// @param folder is made where it does not exist; "": nothing is written
  Frames(std::string folder, int every) : folder_(std::move(folder)), every_(every) {}

  /// Errors: io; also for a folder of other files.
  [[nodiscard]] Result<void> begin() const;
  /// Iterations to go until the next frame.
  [[nodiscard]] int until(const MapRun& run) const { return every_ - run.iteration() % every_; }
  /// Writes a frame if one is due. Errors: io.
  Result<void> add(const MapRun& run);
  /// Errors: io.
  Result<void> finish(const MapRun& run);

  [[nodiscard]] bool any() const { return !folder_.empty(); }

 private:
  std::filesystem::path folder_;
  int every_;
  int latest_ = -1;  ///< iteration written last
  FramesList list_;
};

}  // namespace lookbook::cli
