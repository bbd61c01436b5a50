// Neighbour graphs as scipy.sparse saves them.

#include "core/neighbors/graph_file.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/mutators.h"

#include <algorithm>
#include <cmath>

using namespace lookbook;

FUZZ_MUTATE_WITH(fuzz::mutateArchive)

namespace {

void checkRow(const NeighborGraph& graph, std::size_t i) {
  const auto distances = graph.distances(i);
  FUZZ_CHECK(std::ranges::is_sorted(distances));
  for (const float distance : distances) FUZZ_CHECK(distance >= 0 && std::isfinite(distance));
  for (const std::uint32_t index : graph.neighbors(i)) FUZZ_CHECK(index < graph.n && index != i);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto graph = readNeighborGraph(fuzz::write("graph.npz", {data, size}));
  if (!fuzz::accepted(graph)) return 0;
  FUZZ_CHECK(graph->n > 1 && graph->k > 0 && static_cast<std::size_t>(graph->k) < graph->n);
  FUZZ_CHECK(graph->indices.size() == graph->n * static_cast<std::size_t>(graph->k));
  FUZZ_CHECK(graph->squaredDistances.size() == graph->indices.size());
  for (std::size_t i = 0; i < graph->n; ++i) checkRow(*graph, i);
  const auto copy = fuzz::folder() / "copy.npz";
  FUZZ_CHECK(writeNeighborGraph(copy, *graph).has_value());
  const auto again = readNeighborGraph(copy, graph->n);
  FUZZ_CHECK(again && again->indices == graph->indices);
  FUZZ_CHECK(again->squaredDistances == graph->squaredDistances);
  return 0;
}
