#include "core/quality/trustworthiness.h"

#include "core/neighbors/neighbor_ranks.h"

#include <string>

namespace lookbook {

Result<std::vector<float>> trustworthiness(const MatrixView& input,
                                           std::span<const std::uint32_t> queries,
                                           const NeighborGraph& mapNeighbors, ThreadTeam& team,
                                           const std::stop_token& stop, const Progress& progress) {
  const auto n = static_cast<std::size_t>(input.rows());
  const auto k = static_cast<std::size_t>(mapNeighbors.k);
  if (2 * k >= n)
    return badArgument("neighbors is %1; it must be fewer than half of the %2 points.", k, n);
  const auto ranks = neighborRanks(input, queries, mapNeighbors, team, stop, progress);
  if (!ranks) return tl::unexpected(ranks.error());
  // Half of this is the largest total by which k ranks can exceed k.
  const auto worst = static_cast<double>(k * (2 * n - 3 * k - 1));
  std::vector<float> values(queries.size());
  for (std::size_t q = 0; q < values.size(); ++q) {
    std::size_t beyond = 0;
    for (std::size_t j = 0; j < k; ++j)
      if ((*ranks)[q * k + j] > k) beyond += (*ranks)[q * k + j] - k;
    values[q] = static_cast<float>(1 - 2 * static_cast<double>(beyond) / worst);
  }
  return values;
}

}  // namespace lookbook
