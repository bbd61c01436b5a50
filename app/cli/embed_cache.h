#pragma once

#include "app/cli/embed_input.h"
#include "core/base/result.h"
#include "core/cache/disk_cache.h"
#include "core/runs/map_record.h"
#include "core/runs/map_run.h"
#include "core/runs/recipe.h"

#include <optional>

namespace lookbook::cli {

/// Reads and writes the cache for one run. It is off unless the user asks for it, so that
/// measurements of time include all the work.
class EmbedCache {
 public:
  /// @param wanted whether it is on
  /// @param input its recipe with the run's options
  /// @param ownStart, ownNeighbors whether the user gives them. Since the recipe does not include
  ///        them, neither the map nor such neighbours are then saved
  /// Errors: badArgument if it is wanted but there is no cache.
  static Result<EmbedCache> open(bool wanted, const EmbedInput& input, bool ownStart,
                                 bool ownNeighbors);

  [[nodiscard]] bool on() const { return files_.has_value(); }
  /// The finished map, without its moments.
  std::optional<MapRecord> takeMap();
  /// Gives the run neighbours before it begins.
  void begin(MapRun& run);
  /// Call it with each stage of the run when that is done.
  void follow(MapRun::Stage done, const MapRun& run) const;
  void keep(const MapRecord& map) const;

  /// What was read from it: "map", "neighbours" or "".
  [[nodiscard]] const char* taken() const { return taken_; }

 private:
  std::optional<DiskCache> files_;
  Recipe recipe_;
  bool maps_ = false;
  bool neighbors_ = false;
  const char* taken_ = "";
};

}  // namespace lookbook::cli
