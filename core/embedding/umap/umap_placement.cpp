#include "core/embedding/umap/umap_placement.h"

#include "core/base/random.h"
#include "core/embedding/common/edge_sampling_kernel.h"
#include "core/embedding/umap/fuzzy_graph.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lookbook {

namespace {

/// If the epochs of the map are automatic; otherwise a third of them.
constexpr int kEpochs = 100;
constexpr double kRateShare = 0.25;    ///< share of the learning rate of the map
constexpr std::uint64_t kPlaced = ~0;  ///< the random numbers' word for whom they are of

template <int Dims>
using Place = std::array<double, Dims>;

/// y - x_j and its squared length.
template <int Dims>
double difference(const Place<Dims>& y, const MatrixF& map, std::uint32_t j, Place<Dims>& apart) {
  const float* other = map.data() + std::size_t{j} * Dims;
  double squared = 0;
  for (std::size_t c = 0; c < Dims; ++c) {
    apart[c] = y[c] - static_cast<double>(other[c]);
    squared += apart[c] * apart[c];
  }
  return squared;
}

/// Moves along a difference; each coordinate by at most 4 times the learning rate.
template <int Dims>
void move(Place<Dims>& y, const Place<Dims>& apart, double factor, double rate) {
  constexpr double kMost = 4;
  for (std::size_t c = 0; c < Dims; ++c)
    y[c] += rate * std::clamp(factor * apart[c], -kMost, kMost);
}

}  // namespace

int UmapPlacement::neighbors(const UmapOptions& options, std::size_t n) {
  return static_cast<int>(std::min(n, static_cast<std::size_t>(options.neighbors - 1)));
}

UmapPlacement::UmapPlacement(const MatrixF& map, const UmapOptions& options, std::uint64_t seed)
    : map_(&map),
      options_(options),
      seed_(seed),
      curve_(fitMembershipCurve(options.spread, options.minDist)) {}

std::vector<float> UmapPlacement::shares(const NeighborGraph& neighbors, ThreadTeam& team) {
  std::vector<float> strengths =
      membershipStrengths(neighbors, smoothDistances(neighbors, team), team);
  const auto k = static_cast<std::size_t>(neighbors.k);
  for (std::size_t i = 0; i < neighbors.n; ++i) {
    const auto row = std::span(strengths).subspan(i * k, k);
    const float sum = std::accumulate(row.begin(), row.end(), 0.0F);
    for (float& strength : row) strength /= sum;
  }
  return strengths;
}

template <int Dims>
Place<Dims> UmapPlacement::placed(const Neighborhood& near) const {
  const MatrixF& map = *map_;
  Place<Dims> y{};
  Place<Dims> apart{};
  for (std::size_t j = 0; j < near.points.size(); ++j)
    for (std::size_t c = 0; c < Dims; ++c)
      y[c] += static_cast<double>(near.shares[j]) *
              static_cast<double>(map(near.points[j], static_cast<Eigen::Index>(c)));
  const float strongest = std::ranges::max(near.shares);
  const auto n = static_cast<std::uint32_t>(map.rows());
  const auto& [a, b] = curve_;
  const int epochs = options_.epochs > 0 ? std::max(1, options_.epochs / 3) : kEpochs;
  for (std::uint32_t epoch = 1; epoch <= static_cast<std::uint32_t>(epochs); ++epoch) {
    const double rate = options_.learningRate * kRateShare * (1 - (epoch - 1.0) / epochs);
    const auto key = static_cast<std::uint32_t>(randomBits(seed_, epoch, kPlaced));
    std::uint32_t draw = 0;
    for (std::size_t j = 0; j < near.points.size(); ++j) {
      const double part = static_cast<double>(near.shares[j] / strongest);
      if (!sampledIn(epoch, static_cast<std::uint32_t>(std::lround(part * kEveryEpoch)))) continue;
      if (const double squared = difference<Dims>(y, map, near.points[j], apart); squared > 0)
        move<Dims>(y, apart, -2 * a * b * std::pow(squared, b - 1) / (1 + a * std::pow(squared, b)),
                   rate);
      for (int i = 0; i < options_.negativeSampleRate; ++i) {
        const double squared = difference<Dims>(y, map, randomBelow(key, draw++, n), apart);
        constexpr double kLeast = 1e-3;  // as in umap-learn
        move<Dims>(y, apart, 2 * b / ((kLeast + squared) * (1 + a * std::pow(squared, b))), rate);
      }
    }
  }
  return y;
}

void UmapPlacement::place(const Neighborhood& near, float* place) const {
  const auto write = [&](const auto& y) {
    for (const double coordinate : y) *place++ = static_cast<float>(coordinate);
  };
  map_->cols() == 2 ? write(placed<2>(near)) : write(placed<3>(near));
}

}  // namespace lookbook
