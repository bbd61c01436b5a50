#include "core/quality/map_comparison.h"

#include "core/neighbors/neighbor_graph.h"
#include "core/quality/neighbor_overlap.h"

#include <utility>

namespace lookbook {

Result<MapComparison> compareMaps(const MatrixView& first, const MatrixView& second, int k,
                                  ThreadTeam& team, const std::stop_token& stop,
                                  const Progress& progress) {
  constexpr double kHalf = 0.5;
  auto alignment = alignMaps(first, second);
  if (!alignment) return tl::unexpected(alignment.error());
  const auto one = exactNeighbors(first, k, team, stop, portion(progress, 0, kHalf));
  if (!one) return tl::unexpected(one.error());
  const auto other = exactNeighbors(second, k, team, stop, portion(progress, kHalf, 1));
  if (!other) return tl::unexpected(other.error());
  MapComparison comparison{.moved = relativeMoves(first, alignment->aligned),
                           .overlap = neighborOverlap(*one, *other)};
  comparison.alignment = std::move(*alignment);
  return comparison;
}

}  // namespace lookbook
