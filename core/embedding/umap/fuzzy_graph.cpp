#include "core/embedding/umap/fuzzy_graph.h"

#include "core/embedding/common/combine_directions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>

namespace lookbook {

namespace {

constexpr std::size_t kFuzzyRows = 1024;

double sumOfStrengths(std::span<const double> distances, double rho, double sigma) {
  double sum = 0;
  for (const double distance : distances)
    sum += distance > rho ? std::exp((rho - distance) / sigma) : 1.0;
  return sum;
}

/// Doubles sigma until the strengths sum to more than the target, then halves the bracket.
double findSigma(std::span<const double> distances, double rho, double target) {
  constexpr int kSteps = 64;
  constexpr double kTolerance = 1e-5;
  double low = 0;
  double high = std::numeric_limits<double>::infinity();
  double sigma = 1;
  for (int step = 0; step < kSteps; ++step) {
    const double sum = sumOfStrengths(distances, rho, sigma);
    if (std::abs(sum - target) < kTolerance) break;
    (sum > target ? high : low) = sigma;
    sigma = std::isinf(high) ? 2 * sigma : (low + high) / 2;
  }
  return sigma;
}

/// The mean including the point itself, as in umap-learn.
double meanWithItself(double sum, std::size_t points, std::size_t k) {
  return sum / static_cast<double>(points * (k + 1));
}

}  // namespace

SmoothDistances smoothDistances(const NeighborGraph& graph, ThreadTeam& team) {
  const auto k = static_cast<std::size_t>(graph.k);
  const double target = std::log2(static_cast<double>(k + 1));
  constexpr double kLeastShare = 1e-3;
  SmoothDistances smooth{.rho = std::vector<float>(graph.n), .sigma = std::vector<float>(graph.n)};
  std::vector<double> sums(graph.n);
  forRanges(team, graph.n, kFuzzyRows, [&](std::size_t begin, std::size_t end, int) {
    std::vector<double> distances(k);
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t j = 0; j < k; ++j)
        distances[j] = std::sqrt(static_cast<double>(graph.distances(i)[j]));
      sums[i] = std::accumulate(distances.begin(), distances.end(), 0.0);
      const auto apart = std::upper_bound(distances.begin(), distances.end(), 0.0);
      const double rho = apart == distances.end() ? 0.0 : *apart;
      const double sigma = findSigma(distances, rho, target);
      smooth.rho[i] = static_cast<float>(rho);
      smooth.sigma[i] =
          static_cast<float>(std::max(sigma, kLeastShare * meanWithItself(sums[i], 1, k)));
    }
  });
  // For a point with only duplicates as neighbours, the least sigma follows from all distances.
  const double mean = meanWithItself(std::accumulate(sums.begin(), sums.end(), 0.0), graph.n, k);
  for (std::size_t i = 0; i < graph.n; ++i)
    if (smooth.rho[i] == 0)
      smooth.sigma[i] = std::max(smooth.sigma[i], static_cast<float>(kLeastShare * mean));
  return smooth;
}

std::vector<float> membershipStrengths(const NeighborGraph& graph, const SmoothDistances& smooth,
                                       ThreadTeam& team) {
  const auto k = static_cast<std::size_t>(graph.k);
  std::vector<float> strengths(graph.n * k);
  forRanges(team, graph.n, kFuzzyRows, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i)
      for (std::size_t j = 0; j < k; ++j) {
        const float beyond = std::sqrt(graph.distances(i)[j]) - smooth.rho[i];
        strengths[i * k + j] = beyond > 0 ? std::exp(-beyond / smooth.sigma[i]) : 1.0F;
      }
  });
  return strengths;
}

SparseMatrix fuzzyUnion(const NeighborGraph& graph, const std::vector<float>& strengths,
                        ThreadTeam& team) {
  return combineDirections(graph, strengths, team,
                           [](float forth, float back) { return forth + back - forth * back; });
}

SparseMatrix withoutRareEdges(const SparseMatrix& graph, int epochs) {
  SparseMatrix kept;
  kept.rowStart.assign(graph.rowStart.size(), 0);
  if (graph.values.empty()) return kept;
  const float least =
      *std::max_element(graph.values.begin(), graph.values.end()) / static_cast<float>(epochs);
  for (std::size_t i = 0; i < graph.size(); ++i) {
    for (std::uint32_t e = graph.rowStart[i]; e < graph.rowStart[i + 1]; ++e)
      if (graph.values[e] >= least) {
        kept.columns.push_back(graph.columns[e]);
        kept.values.push_back(graph.values[e]);
      }
    kept.rowStart[i + 1] = static_cast<std::uint32_t>(kept.columns.size());
  }
  return kept;
}

}  // namespace lookbook
