#pragma once

#include "app/cli/embed_input.h"
#include "core/base/result.h"
#include "core/cache/disk_cache.h"
#include "core/runs/map_record.h"
#include "core/runs/map_run.h"
#include "core/runs/recipe.h"

#include <optional>

namespace lookbook::cli {

/// What the cache has for one run, and what it keeps of it. It is off unless the user asks for it:
/// who measures measures the work.
class EmbedCache {
 public:
  /// @param wanted else it is off
  /// @param input its recipe with the run's options
  /// @param ownStart, ownNeighbors whether the user gives them, which no recipe tells: the map is
  ///        not kept then, nor are such neighbours
  /// Errors: badArgument where it is wanted, and there is none.
  static Result<EmbedCache> open(bool wanted, const EmbedInput& input, bool ownStart,
                                 bool ownNeighbors);

  [[nodiscard]] bool on() const { return files_.has_value(); }
  /// The finished map, without its moments.
  std::optional<MapRecord> takeMap();
  /// Gives the run neighbours before it begins.
  void begin(MapRun& run);
  /// To be called with a run's stage once it is done.
  void follow(MapRun::Stage done, const MapRun& run) const;
  void keep(const MapRecord& map) const;

  /// What came from it: "map", "neighbours" or "".
  [[nodiscard]] const char* taken() const { return taken_; }

 private:
  std::optional<DiskCache> files_;
  Recipe recipe_;
  bool maps_ = false;
  bool neighbors_ = false;
  const char* taken_ = "";
};

}  // namespace lookbook::cli
