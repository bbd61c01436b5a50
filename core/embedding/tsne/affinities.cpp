#include "core/embedding/tsne/affinities.h"

#include "core/embedding/common/combine_directions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

namespace lookbook {

namespace {

constexpr std::size_t kAffinityRows = 1024;

/// Unnormalised affinities for a precision beta, and the values that the search for beta needs.
struct Trial {
  double entropy = 0;  ///< natural logarithm
  /// Slope of the entropy with respect to log(beta): -beta^2 times the variance of the distances.
  double slope = 0;
  double sum = 0;
};

Trial tryPrecision(std::span<const float> distances, double beta, std::span<double> weights) {
  // The smallest distance is subtracted from all: it cancels in the quotient and keeps exp() in
  // range.
  const double nearest = static_cast<double>(distances.front());
  double sum = 0;
  double first = 0;
  double second = 0;
  for (std::size_t j = 0; j < distances.size(); ++j) {
    const double distance = static_cast<double>(distances[j]) - nearest;
    const double weight = std::exp(-beta * distance);
    weights[j] = weight;
    sum += weight;
    first += weight * distance;
    second += weight * distance * distance;
  }
  first /= sum;
  second /= sum;
  return {.entropy = std::log(sum) + beta * first,
          .slope = -beta * beta * std::max(0.0, second - first * first),
          .sum = sum};
}

/// Newton's method for log(beta), within a bracket that is halved if a step leaves it.
void findRow(std::span<const float> distances, double target, std::span<double> weights,
             std::span<float> row) {
  constexpr int kSteps = 100;
  constexpr double kTolerance = 1e-9;
  const double mean = std::accumulate(distances.begin(), distances.end(), 0.0) /
                      static_cast<double>(distances.size());
  const double spread = mean - static_cast<double>(distances.front());
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  double logBeta = spread > 0 ? -std::log(spread) : 0;
  Trial trial = tryPrecision(distances, std::exp(logBeta), weights);
  for (int step = 0; step < kSteps && std::abs(trial.entropy - target) > kTolerance; ++step) {
    (trial.entropy > target ? low : high) = logBeta;
    double next = logBeta - (trial.entropy - target) / trial.slope;
    constexpr double kStride = 2;  // far from the root, Newton's steps may be too large
    next = std::clamp(std::isfinite(next) ? next : logBeta, logBeta - kStride, logBeta + kStride);
    if (!(next > low && next < high)) {
      if (std::isinf(high))
        next = logBeta + kStride;
      else if (std::isinf(low))
        next = logBeta - kStride;
      else
        next = (low + high) / 2;
    }
    // With equal distances the entropy does not depend on beta; the search then ends at the limit
    // of double.
    constexpr double kFarthest = 600;
    if (std::abs(next) > kFarthest || next == logBeta) break;
    logBeta = next;
    trial = tryPrecision(distances, std::exp(logBeta), weights);
  }
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = static_cast<float>(weights[j] / trial.sum);
}

}  // namespace

Result<std::vector<float>> conditionalAffinities(const NeighborGraph& graph, double perplexity,
                                                 ThreadTeam& team) {
  if (!(perplexity >= 1 && perplexity <= graph.k))
    return badArgument(plural(graph.k, "perplexity is %1; it must be 1 with %n neighbour.",
                              "perplexity is %1; it must be between 1 and %n with %n neighbours.",
                              perplexity));
  const auto k = static_cast<std::size_t>(graph.k);
  std::vector<float> conditional(graph.n * k);
  std::vector<std::vector<double>> weights(static_cast<std::size_t>(team.size()),
                                           std::vector<double>(k));
  const double target = std::log(perplexity);
  forRanges(team, graph.n, kAffinityRows, [&](std::size_t begin, std::size_t end, int worker) {
    for (std::size_t i = begin; i < end; ++i)
      findRow(graph.distances(i), target, weights[static_cast<std::size_t>(worker)],
              std::span(conditional).subspan(i * k, k));
  });
  return conditional;
}

SparseMatrix symmetrize(const NeighborGraph& graph, const std::vector<float>& conditional,
                        ThreadTeam& team) {
  const double scale = 1.0 / (2.0 * static_cast<double>(graph.n));
  return combineDirections(graph, conditional, team, [scale](float forth, float back) {
    return static_cast<float>(static_cast<double>(forth + back) * scale);
  });
}

}  // namespace lookbook
