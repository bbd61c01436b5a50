#include "core/embedding/mde/mde_problem.h"

#include "core/embedding/mde/pair_sampling.h"
#include "core/neighbors/squared_distance.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <string>
#include <utility>

namespace lookbook {

namespace {

Distortion distortionOf(DistanceLoss loss) {
  return static_cast<Distortion>(static_cast<int>(Distortion::absoluteLoss) +
                                 static_cast<int>(loss));
}

/// The pairs of the graph, each once, and for how many of its two points the other is a neighbour.
struct SimilarPairs {
  std::vector<std::uint64_t> codes;
  std::vector<float> weights;

  explicit SimilarPairs(const NeighborGraph& graph) {
    std::vector<std::uint64_t> directed;
    directed.reserve(graph.indices.size());
    for (std::uint32_t i = 0; i < graph.n; ++i)
      for (const std::uint32_t j : graph.neighbors(i)) directed.push_back(pairCode(i, j));
    std::sort(directed.begin(), directed.end());
    for (const std::uint64_t code : directed) {
      if (!codes.empty() && codes.back() == code) {
        weights.back() += 1;
        continue;
      }
      codes.push_back(code);
      weights.push_back(1);
    }
  }
};

/// The distances of the pairs, scaled so that their root mean square is `length`, if that is not 0.
std::vector<float> distancesOf(const MatrixView& points, std::span<const std::uint64_t> pairs,
                               double length, ThreadTeam& team) {
  constexpr std::size_t kPairs = 65536;
  std::vector<float> distances(pairs.size());
  std::vector<double> squares((pairs.size() + kPairs - 1) / kPairs);
  const auto row = [&](std::uint32_t i) { return points.data() + i * points.outerStride(); };
  forRanges(team, pairs.size(), kPairs, [&](std::size_t begin, std::size_t end, int) {
    double sum = 0;
    for (std::size_t at = begin; at < end; ++at) {
      const float squared = squaredDistance(row(firstOf(pairs[at])), row(secondOf(pairs[at])),
                                            static_cast<std::size_t>(points.cols()));
      distances[at] = std::sqrt(squared);
      sum += static_cast<double>(squared);
    }
    squares[begin / kPairs] = sum;
  });
  const double mean =
      std::accumulate(squares.begin(), squares.end(), 0.0) / static_cast<double>(pairs.size());
  if (length > 0 && mean > 0) {
    const auto scale = static_cast<float>(length / std::sqrt(mean));
    for (float& distance : distances) distance *= scale;
  }
  return distances;
}

}  // namespace

Distortion distortionOf(AttractivePenalty penalty) {
  return static_cast<Distortion>(static_cast<int>(Distortion::log1p) + static_cast<int>(penalty));
}
Distortion distortionOf(RepulsivePenalty penalty) {
  return static_cast<Distortion>(static_cast<int>(Distortion::log) + static_cast<int>(penalty));
}

double repulsiveFraction(const MdeOptions& options) {
  constexpr double kStandardized = 0.5;  // the constraint also spreads points
  if (options.repulsiveFraction > 0) return options.repulsiveFraction;
  return options.constraint == MdeConstraint::standardized ? kStandardized : 1.0;
}

PairRows pairRows(std::size_t n, std::span<const std::uint64_t> pairs,
                  std::span<const float> parameters, PairKind kind, Distortion distortion) {
  PairRows rows{
      .kind = kind, .distortion = distortion, .rowStart = {}, .columns = {}, .parameters = {}};
  rows.rowStart.assign(n + 1, 0);
  for (const std::uint64_t pair : pairs) {
    ++rows.rowStart[firstOf(pair) + 1];
    ++rows.rowStart[secondOf(pair) + 1];
  }
  std::partial_sum(rows.rowStart.begin(), rows.rowStart.end(), rows.rowStart.begin());
  rows.columns.resize(rows.rowStart[n]);
  rows.parameters.resize(rows.rowStart[n]);
  std::vector<std::uint32_t> next(rows.rowStart.begin(), rows.rowStart.end() - 1);
  for (std::size_t at = 0; at < pairs.size(); ++at) {
    const std::uint32_t i = firstOf(pairs[at]);
    const std::uint32_t j = secondOf(pairs[at]);
    for (const auto& [row, other] : {std::pair{i, j}, std::pair{j, i}}) {
      rows.columns[next[row]] = other;
      rows.parameters[next[row]++] = parameters[at];
    }
  }
  return rows;
}

int neighborsForMde(const MdeOptions& options, std::size_t n) {
  constexpr double kMost = 15;
  constexpr double kFewest = 5;
  constexpr double kShare = 0.01;
  const double others = std::max(0.0, static_cast<double>(n) - 1);
  double k = options.neighbors;
  if (options.neighbors == 0) {
    k = std::max(kFewest, std::min(kMost, kShare * others / 2));
    // Some pairs must remain dissimilar.
    k = std::min(k, std::max(3.0, std::floor(static_cast<double>(n) / 2)));
  }
  return static_cast<int>(std::min(k, others));
}

Result<void> checkMdeOptions(const MdeOptions& options, std::size_t n) {
  if (options.preserve != Preserve::neighbors) return {};
  if (options.repulsive == RepulsivePenalty::none &&
      options.constraint != MdeConstraint::standardized)
    return badArgument(
        text("A centered map without a repulsive penalty collapses into one point. Select a "
             "repulsive penalty or the constraint standardized."));
  if (options.neighbors > 0 && static_cast<std::size_t>(options.neighbors) >= n)
    return badArgument(plural(n, "neighbors is %1; it must be at most %2 for %n point.",
                              "neighbors is %1; it must be at most %2 for %n points.",
                              options.neighbors, n - 1));
  return {};
}

Result<MdeProblem> preserveNeighbors(const NeighborGraph& graph, MdeOptions options,
                                     std::uint64_t seed) {
  options.preserve = Preserve::neighbors;
  for (const auto& checked : {checkOptions(options), checkMdeOptions(options, graph.n)})
    if (!checked) return tl::unexpected(checked.error());
  const SimilarPairs similar(graph);
  // Each has two entries, whose number must fit into 32 bits.
  constexpr double kMostPairs = 1U << 31;
  const double count = repulsiveFraction(options) * static_cast<double>(similar.codes.size());
  if (count >= kMostPairs)
    return badArgument(
        text("repulsive-fraction gives more than 2^31 pairs. Select a lower one, or fewer "
             "neighbours."));
  if (similar.codes.empty())
    return badArgument(text("There are no neighbours to preserve; a map needs at least 2 points."));
  MdeProblem problem{.n = graph.n, .pairs = similar.codes.size(), .rows = {}};
  problem.rows.push_back(pairRows(graph.n, similar.codes, similar.weights, PairKind::similar,
                                  distortionOf(options.attractive)));
  if (options.repulsive == RepulsivePenalty::none) return problem;
  auto others = samplePairs(graph.n, static_cast<std::size_t>(count), similar.codes, seed);
  // With few points most pairs are similar, and the points would fall onto two or three places on a
  // line.
  const std::size_t all = graph.n * (graph.n - 1) / 2;
  if (options.constraint == MdeConstraint::centered && all < 2 * similar.codes.size()) {
    const auto middle = static_cast<std::ptrdiff_t>(others.size());
    others.insert(others.end(), similar.codes.begin(), similar.codes.end());
    std::inplace_merge(others.begin(), others.begin() + middle, others.end());
  }
  problem.pairs += others.size();
  problem.rows.push_back(pairRows(graph.n, others, std::vector<float>(others.size(), -1.0F),
                                  PairKind::dissimilar, distortionOf(options.repulsive)));
  return problem;
}

Result<MdeProblem> preserveDistances(const MatrixView& points, int dims, MdeOptions options,
                                     std::uint64_t seed, ThreadTeam& team) {
  options.preserve = Preserve::distances;
  if (auto checked = checkOptions(options); !checked) return tl::unexpected(checked.error());
  const auto n = static_cast<std::size_t>(points.rows());
  if (n < 2 || dims < 1)
    return badArgument(
        "There are no distances to preserve of %1 points in %2 dimensions. At least 2 points and 1 "
        "dimension are needed.",
        n, dims);
  if (!points.allFinite())
    return badArgument(text("The points hold a value that is not a finite number."));
  const auto pairs = samplePairs(n, static_cast<std::size_t>(options.maxDistances), {}, seed);
  const double natural =
      std::sqrt(2.0 * static_cast<double>(n) * dims / static_cast<double>(n - 1));
  const bool scaled = options.constraint == MdeConstraint::standardized;
  const auto distances = distancesOf(points, pairs, scaled ? natural : 0, team);
  MdeProblem problem{.n = n, .pairs = pairs.size(), .rows = {}};
  problem.rows.push_back(
      pairRows(n, pairs, distances, PairKind::measured, distortionOf(options.loss)));
  return problem;
}

}  // namespace lookbook
