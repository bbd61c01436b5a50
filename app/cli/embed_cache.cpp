#include "app/cli/embed_cache.h"

#include "core/cache/cached_map.h"
#include "core/cache/cached_neighbors.h"

#include <utility>

namespace lookbook::cli {

Result<EmbedCache> EmbedCache::open(bool wanted, const EmbedInput& input, bool ownStart,
                                    bool ownNeighbors) {
  EmbedCache cache;
  if (!wanted) return cache;
  cache.files_ = DiskCache::ofUser();
  if (!cache.files_)
    return badArgument(text(
        "--cache has no effect: the cache is switched off, because LOOKBOOK_CACHE is empty or HOME "
        "is not set."));
  cache.recipe_ = input.recipe;
  cache.recipe_.rows = input.plainRows;
  cache.maps_ = !ownStart && !ownNeighbors;
  cache.neighbors_ = !ownNeighbors;
  return cache;
}

std::optional<MapRecord> EmbedCache::takeMap() {
  if (!maps_) return std::nullopt;
  auto map = findMap(*files_, recipe_, false);
  if (map) taken_ = "map";
  return map;
}

void EmbedCache::begin(MapRun& run) {
  if (neighbors_ && giveNeighbors(*files_, recipe_, run)) taken_ = "neighbours";
}

void EmbedCache::follow(MapRun::Stage done, const MapRun& run) const {
  if (neighbors_ && done == MapRun::Stage::neighbors) (void)keepNeighbors(*files_, recipe_, run);
}

void EmbedCache::keep(const MapRecord& map) const {
  // A map that cannot be saved is computed again next time.
  if (maps_) (void)keepMap(*files_, recipe_, map);
}

}  // namespace lookbook::cli
