#include "core/embedding/affinities.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

namespace lookbook {

namespace {

constexpr std::size_t kRows = 1024;

/// Affinities at a precision beta, up to their sum, and what the search for beta needs to know.
struct Trial {
  double entropy = 0;  ///< natural logarithm
  double slope = 0;    ///< of the entropy over log(beta): -beta^2 times the distances' variance
  double sum = 0;
};

Trial tryPrecision(std::span<const float> distances, double beta, std::span<double> weights) {
  // The smallest distance is taken off all: it cancels in the quotient and keeps exp() in range.
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

/// Newton's steps on log(beta), kept in a bracket that halves when a step leaves it.
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
    constexpr double kStride = 2;  // a step of Newton's far from the root may go anywhere
    next = std::clamp(std::isfinite(next) ? next : logBeta, logBeta - kStride, logBeta + kStride);
    if (!(next > low && next < high)) {
      if (std::isinf(high))
        next = logBeta + kStride;
      else if (std::isinf(low))
        next = logBeta - kStride;
      else
        next = (low + high) / 2;
    }
    // Equal distances have one entropy whatever beta: the range of doubles ends the search.
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
    return fail(Error::Kind::badArgument, "perplexity is " + std::to_string(perplexity) + " with " +
                                              std::to_string(graph.k) +
                                              " neighbours; expected between 1 and as many");
  const auto k = static_cast<std::size_t>(graph.k);
  std::vector<float> conditional(graph.n * k);
  std::vector<std::vector<double>> weights(static_cast<std::size_t>(team.size()),
                                           std::vector<double>(k));
  const double target = std::log(perplexity);
  forRanges(team, graph.n, kRows, [&](std::size_t begin, std::size_t end, int worker) {
    for (std::size_t i = begin; i < end; ++i)
      findRow(graph.distances(i), target, weights[static_cast<std::size_t>(worker)],
              std::span(conditional).subspan(i * k, k));
  });
  return conditional;
}

namespace {

struct Entry {
  std::uint32_t column;
  float value;
};

/// The transposed matrix: row j holds (i, p_i|j's twin p_j|i) for every i that has j as a
/// neighbour.
struct Transposed {
  std::vector<std::uint32_t> start;
  std::vector<Entry> entries;

  Transposed(const NeighborGraph& graph, const std::vector<float>& conditional)
      : start(graph.n + 1, 0), entries(graph.indices.size()) {
    for (const std::uint32_t column : graph.indices) ++start[column + 1];
    std::partial_sum(start.begin(), start.end(), start.begin());
    std::vector<std::uint32_t> next(start.begin(), start.end() - 1);
    const auto k = static_cast<std::size_t>(graph.k);
    for (std::size_t i = 0; i < graph.n; ++i)
      for (std::size_t e = i * k; e < (i + 1) * k; ++e)
        entries[next[graph.indices[e]]++] = {static_cast<std::uint32_t>(i), conditional[e]};
  }
};

/// Merges a row with its column; both by rising index. Calls emit(column, sum).
template <class Emit>
void mergeRow(std::span<const Entry> row, std::span<const Entry> column, Emit&& emit) {
  std::size_t a = 0;
  std::size_t b = 0;
  while (a < row.size() || b < column.size()) {
    if (b == column.size() || (a < row.size() && row[a].column < column[b].column)) {
      emit(row[a].column, row[a].value);
      ++a;
    } else if (a == row.size() || column[b].column < row[a].column) {
      emit(column[b].column, column[b].value);
      ++b;
    } else {
      emit(row[a].column, row[a].value + column[b].value);
      ++a;
      ++b;
    }
  }
}

}  // namespace

Affinities symmetrize(const NeighborGraph& graph, const std::vector<float>& conditional,
                      ThreadTeam& team) {
  const std::size_t n = graph.n;
  const auto k = static_cast<std::size_t>(graph.k);
  const Transposed transposed(graph, conditional);
  const auto columnOf = [&](std::size_t i) {
    return std::span(transposed.entries)
        .subspan(transposed.start[i], transposed.start[i + 1] - transposed.start[i]);
  };
  const auto sortedRow = [&](std::size_t i, std::vector<Entry>& row) {
    row.clear();
    for (std::size_t e = i * k; e < (i + 1) * k; ++e)
      row.push_back({graph.indices[e], conditional[e]});
    std::sort(row.begin(), row.end(),
              [](const Entry& a, const Entry& b) { return a.column < b.column; });
  };

  Affinities joint;
  joint.rowStart.assign(n + 1, 0);
  std::vector<std::vector<Entry>> rows(static_cast<std::size_t>(team.size()));
  forRanges(team, n, kRows, [&](std::size_t begin, std::size_t end, int worker) {
    std::vector<Entry>& row = rows[static_cast<std::size_t>(worker)];
    for (std::size_t i = begin; i < end; ++i) {
      sortedRow(i, row);
      mergeRow(row, columnOf(i), [&](std::uint32_t, float) { ++joint.rowStart[i + 1]; });
    }
  });
  std::partial_sum(joint.rowStart.begin(), joint.rowStart.end(), joint.rowStart.begin());
  joint.columns.resize(joint.rowStart.back());
  joint.values.resize(joint.rowStart.back());
  const double scale = 1.0 / (2.0 * static_cast<double>(n));
  forRanges(team, n, kRows, [&](std::size_t begin, std::size_t end, int worker) {
    std::vector<Entry>& row = rows[static_cast<std::size_t>(worker)];
    for (std::size_t i = begin; i < end; ++i) {
      sortedRow(i, row);
      std::size_t e = joint.rowStart[i];
      mergeRow(row, columnOf(i), [&](std::uint32_t column, float value) {
        joint.columns[e] = column;
        joint.values[e++] = static_cast<float>(static_cast<double>(value) * scale);
      });
    }
  });
  return joint;
}

}  // namespace lookbook
