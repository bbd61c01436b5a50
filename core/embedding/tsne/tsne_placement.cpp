#include "core/embedding/tsne/tsne_placement.h"

#include "core/embedding/tsne/affinities.h"

#include <algorithm>
#include <cmath>

namespace lookbook {

namespace {

// The values of openTSNE, whose gradient is twice that of the divergence.
constexpr double kPerplexity = 5;
constexpr double kExaggeration = 1.5;
constexpr int kDescentSteps = 250;
constexpr double kLearningRate = 0.2;
constexpr double kMomentum = 0.8;
constexpr double kLongest = 0.125;  ///< gradients are limited to this length

}  // namespace

template <int Dims>
int TsnePlacement<Dims>::neighbors(std::size_t n) {
  return static_cast<int>(std::min<std::size_t>(n, static_cast<std::size_t>(3 * kPerplexity)));
}

template <int Dims>
std::vector<float> TsnePlacement<Dims>::shares(const NeighborGraph& neighbors, ThreadTeam& team) {
  const double perplexity = std::clamp(neighbors.k / 3.0, 1.0, kPerplexity);
  return *conditionalAffinities(neighbors, perplexity, team);
}

template <int Dims>
typename TsnePlacement<Dims>::Place TsnePlacement<Dims>::gradient(const Neighborhood& near,
                                                                  const Place& y,
                                                                  double exaggeration) const {
  const auto pushed = repulsion_.at(y);
  Place slope;
  for (std::size_t c = 0; c < Dims; ++c) slope[c] = -2 * pushed.force[c] / pushed.normalization;
  for (std::size_t j = 0; j < near.points.size(); ++j) {
    const float* other = map_->data() + std::size_t{near.points[j]} * Dims;
    Place apart;
    double squared = 0;
    for (std::size_t c = 0; c < Dims; ++c) {
      apart[c] = y[c] - static_cast<double>(other[c]);
      squared += apart[c] * apart[c];
    }
    const double pull = 2 * exaggeration * static_cast<double>(near.shares[j]) / (1 + squared);
    for (std::size_t c = 0; c < Dims; ++c) slope[c] += pull * apart[c];
  }
  return slope;
}

template <int Dims>
typename TsnePlacement<Dims>::Place TsnePlacement<Dims>::median(const Neighborhood& near) const {
  Place middle;
  std::vector<float> values(near.points.size());
  const std::size_t half = values.size() / 2;
  for (std::size_t c = 0; c < Dims; ++c) {
    for (std::size_t j = 0; j < values.size(); ++j)
      values[j] = (*map_)(near.points[j], static_cast<Eigen::Index>(c));
    std::ranges::sort(values);
    middle[c] = (static_cast<double>(values[half]) +
                 static_cast<double>(values[values.size() % 2 == 0 ? half - 1 : half])) /
                2;
  }
  return middle;
}

template <int Dims>
typename TsnePlacement<Dims>::Place TsnePlacement<Dims>::place(const Neighborhood& near) const {
  constexpr double kMoreGain = 0.2;
  constexpr double kLessGain = 0.8;
  constexpr double kLeastGain = 0.01;
  Place y = median(near);
  Place update{};
  Place gains;
  gains.fill(1);
  for (int step = 0; step < kDescentSteps; ++step) {
    Place slope = gradient(near, y, kExaggeration);
    double length = 0;
    for (const double part : slope) length = std::hypot(length, part);
    const double cut = length > kLongest ? kLongest / length : 1;
    for (std::size_t c = 0; c < Dims; ++c) {
      slope[c] *= cut;
      const bool onwards = update[c] * slope[c] <= 0;
      gains[c] = onwards ? gains[c] + kMoreGain : gains[c] * kLessGain + kLeastGain;
      update[c] = kMomentum * update[c] - kLearningRate * gains[c] * slope[c];
      y[c] += update[c];
    }
  }
  return y;
}

template class TsnePlacement<2>;
template class TsnePlacement<3>;

}  // namespace lookbook
