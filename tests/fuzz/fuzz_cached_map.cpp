// Maps in the cache.

#include "core/cache/cached_map.h"
#include "tests/fuzz/cache_entry.h"
#include "tests/fuzz/mutators.h"
#include "tests/fuzz/seeds.h"

using namespace lookbook;

FUZZ_MUTATE_WITH(fuzz::mutateArchive)

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Recipe recipe = fuzz::cachedRecipe();
  static const fuzz::CacheEntry entry(
      "map.json", [](const DiskCache& cache) { return keepMap(cache, recipe, fuzz::cachedMap()); });
  entry.replace({data, size});
  findMap(entry.cache(), recipe, false);
  entry.replace({data, size});
  const auto map = findMap(entry.cache(), recipe);
  if (!map) return 0;
  FUZZ_CHECK(map->finished && map->positions && map->positions->allFinite());
  FUZZ_CHECK(static_cast<std::size_t>(map->positions->rows()) == recipe.count);
  FUZZ_CHECK(map->positions->cols() == recipe.options.dims);
  for (const Moment& moment : map->moments)
    FUZZ_CHECK(moment.positions && moment.positions->size() == map->positions->size());
  for (const PairDistortion& pair : map->mostDistorted)
    FUZZ_CHECK(pair.i < recipe.count && pair.j < recipe.count);
  return 0;
}
