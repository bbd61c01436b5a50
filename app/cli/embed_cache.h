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
  /// @param wanted whether the user asks for the cache
  /// @param input the input; its recipe has the options of the run
  /// @param ownStart,ownNeighbors whether the user provides them. The recipe does not include them,
  /// so neither the map nor such neighbours are then saved
  /// Errors: badArgument if it is wanted but there is no cache.
  static Result<EmbedCache> open(bool wanted, const EmbedInput& input, bool ownStart,
                                 bool ownNeighbors);

  [[nodiscard]] bool on() const { return files_.has_value(); }
  /// The finished map from the cache, without its moments; empty if there is none.
  std::optional<MapRecord> takeMap();
  /// Gives the run neighbours from the cache, if there are any. To be called before the run begins.
  void begin(MapRun& run);
  /// Saves neighbours once they are found. To be called after each stage of the run.
  void follow(MapRun::Stage done, const MapRun& run) const;
  void keep(const MapRecord& map) const;

  /// What was read from the cache: "map", "neighbours" or "".
  [[nodiscard]] const char* taken() const { return taken_; }

 private:
  std::optional<DiskCache> files_;
  Recipe recipe_;
  bool maps_ = false;
  bool neighbors_ = false;
  const char* taken_ = "";
};

}  // namespace lookbook::cli
