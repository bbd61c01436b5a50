// Neighbours in the cache.

#include "core/cache/cached_neighbors.h"
#include "tests/fuzz/cache_entry.h"
#include "tests/fuzz/mutators.h"
#include "tests/fuzz/seeds.h"

#include <algorithm>
#include <cmath>

using namespace lookbook;

FUZZ_MUTATE_WITH(fuzz::mutateArchive)

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Recipe recipe = fuzz::cachedRecipe();
  static const fuzz::CacheEntry entry("neighbours.json", [](const DiskCache& cache) {
    return keepNeighbors(cache, recipe, fuzz::runWithNeighbors(recipe));
  });
  entry.replace({data, size});
  MapRun run = fuzz::newRun(recipe);
  if (!giveNeighbors(entry.cache(), recipe, run)) return 0;
  const NeighborGraph& graph = *run.neighbors();
  FUZZ_CHECK(graph.n == recipe.count && graph.k == run.search()->neighbors);
  FUZZ_CHECK(graph.indices.size() == graph.n * static_cast<std::size_t>(graph.k));
  for (std::size_t i = 0; i < graph.n; ++i)
    for (const std::uint32_t index : graph.neighbors(i)) FUZZ_CHECK(index < graph.n && index != i);
  for (const float distance : graph.squaredDistances)
    FUZZ_CHECK(distance >= 0 && std::isfinite(distance));
  if (const auto recall = run.record().neighborRecall) FUZZ_CHECK(*recall >= 0 && *recall <= 1);
  return 0;
}
