#include "core/quality/distance_correlation.h"

#include "core/base/random.h"
#include "core/neighbors/nearest_so_far.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

namespace lookbook {

namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

std::size_t allPairs(std::size_t n) {
  return n * (n - 1) / 2;
}

std::vector<Pair> choosePairs(std::size_t n, std::size_t pairs, std::uint64_t seed) {
  constexpr std::uint64_t kStep = 0xd1;  // distinct from other uses of the seed
  std::vector<Pair> chosen;
  if (allPairs(n) <= pairs) {
    for (std::uint32_t i = 0; i < n; ++i)
      for (std::uint32_t j = i + 1; j < n; ++j) chosen.emplace_back(i, j);
    return chosen;
  }
  chosen.reserve(pairs);
  for (std::uint64_t p = 0; p < pairs; ++p) {
    const auto i = static_cast<std::uint32_t>(randomBits(seed, kStep, 2 * p) % n);
    const auto j = static_cast<std::uint32_t>(randomBits(seed, kStep, 2 * p + 1) % (n - 1));
    chosen.emplace_back(i, j < i ? j : j + 1);
  }
  return chosen;
}

/// The rank of each pair by its distance, from 0; ties get their mean rank. Squared distances have
/// the same order.
std::vector<double> distanceRanks(const MatrixView& points, const std::vector<Pair>& pairs) {
  std::vector<float> distances;
  distances.reserve(pairs.size());
  for (const auto& [i, j] : pairs)
    distances.push_back(squaredDistance(rowOf(points, i), rowOf(points, j),
                                        static_cast<std::size_t>(points.cols())));
  std::vector<std::uint32_t> order(pairs.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t p) { return std::pair(distances[p], p); });
  std::vector<double> ranks(pairs.size());
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin + 1;
    while (end < order.size() && distances[order[end]] == distances[order[begin]]) ++end;
    const double mean = static_cast<double>(begin + end - 1) / 2;
    for (; begin < end; ++begin) ranks[order[begin]] = mean;
  }
  return ranks;
}

/// Pearson's correlation of two rankings, whose means are equal.
double correlate(const std::vector<double>& a, const std::vector<double>& b) {
  const double mean = static_cast<double>(a.size() - 1) / 2;
  double together = 0;
  double squaresA = 0;
  double squaresB = 0;
  for (std::size_t p = 0; p < a.size(); ++p) {
    together += (a[p] - mean) * (b[p] - mean);
    squaresA += (a[p] - mean) * (a[p] - mean);
    squaresB += (b[p] - mean) * (b[p] - mean);
  }
  if (squaresA == 0 || squaresB == 0) return 0;
  return together / std::sqrt(squaresA * squaresB);
}

}  // namespace

std::size_t correlatedPairs(std::size_t n, std::size_t pairs) {
  return std::min(allPairs(n), pairs);
}

Result<Estimate> distanceCorrelation(const MatrixView& input, const MatrixView& map,
                                     std::size_t pairs, std::uint64_t seed, ThreadTeam& team,
                                     const std::stop_token& stop) {
  const auto n = static_cast<std::size_t>(input.rows());
  assert(input.rows() == map.rows() && pairs >= 4);
  if (n < 2)
    return badArgument(plural(n, "There is %n point; a correlation needs at least 2.",
                              "There are %n points; a correlation needs at least 2."));
  if (stop.stop_requested()) return cancelled();
  const std::vector<Pair> chosen = choosePairs(n, pairs, seed);
  std::array<std::vector<double>, 2> ranks;
  team.forBlocks(ranks.size(), [&](std::size_t space, int) {
    if (!stop.stop_requested()) ranks[space] = distanceRanks(space == 0 ? input : map, chosen);
  });
  if (stop.stop_requested()) return cancelled();
  Estimate estimate{.value = correlate(ranks[0], ranks[1])};
  if (chosen.size() < allPairs(n)) {
    const double r2 = estimate.value * estimate.value;
    const auto p = static_cast<double>(chosen.size());
    estimate.standardError = (1 - r2) * std::sqrt((1 + r2 / 2) / (p - 3));
  }
  return estimate;
}

}  // namespace lookbook
