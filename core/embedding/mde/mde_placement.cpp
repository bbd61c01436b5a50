#include "core/embedding/mde/mde_placement.h"

#include "core/base/random.h"
#include "core/embedding/common/edge_sampling_kernel.h"
#include "core/embedding/mde/mde_distortions.h"
#include "core/embedding/mde/mde_problem.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lookbook {

namespace {

constexpr std::size_t kOthers = 1000;
constexpr int kMostTurns = 100;
constexpr std::uint64_t kDraw = ~0;  ///< the random numbers' word for what they draw

/// Adds the distortion of pairs of y with points of the map, and its gradient.
double addPairs(Distortion function, const MatrixF& map, std::span<const std::uint32_t> points,
                float weight, const float* y, double* gradient) {
  const auto count = static_cast<Eigen::Index>(points.size());
  const Eigen::Index dims = map.cols();
  Eigen::ArrayXf squared(count);
  Eigen::ArrayXf values(count);
  Eigen::ArrayXf slopes(count);
  for (Eigen::Index j = 0; j < count; ++j) {
    const float* other = &map(points[static_cast<std::size_t>(j)], 0);
    float sum = 0;
    for (Eigen::Index c = 0; c < dims; ++c) sum += (y[c] - other[c]) * (y[c] - other[c]);
    squared[j] = sum;
  }
  distort(function, squared, Eigen::ArrayXf::Constant(count, weight), values, slopes);
  double total = 0;
  for (Eigen::Index j = 0; j < count; ++j) {
    const float* other = &map(points[static_cast<std::size_t>(j)], 0);
    total += static_cast<double>(values[j]);
    for (Eigen::Index c = 0; c < dims; ++c)
      gradient[c] += static_cast<double>(slopes[j] * (y[c] - other[c]));
  }
  return total;
}

}  // namespace

int MdePlacement::neighbors(const MdeOptions& options, std::size_t n) {
  return std::min(static_cast<int>(n), std::max(1, neighborsForMde(options, n)));
}

MdePlacement::MdePlacement(const MatrixF& map, const MdeOptions& options, std::uint64_t seed)
    : map_(&map),
      attractive_(distortionOf(options.attractive)),
      repulsive_(distortionOf(options.repulsive)) {
  if (options.repulsive == RepulsivePenalty::none) return;
  const auto n = static_cast<std::uint32_t>(map.rows());
  const auto key = static_cast<std::uint32_t>(randomBits(seed, 0, kDraw));
  others_.resize(kOthers);
  for (std::uint32_t i = 0; i < kOthers; ++i) others_[i] = randomBelow(key, i, n);
  push_ = static_cast<float>(-repulsiveFraction(options) / kOthers);
}

double MdePlacement::distortion(const Neighborhood& near, const float* y, double* gradient) const {
  std::fill_n(gradient, map_->cols(), 0.0);
  double total = addPairs(attractive_, *map_, near.points, 1, y, gradient);
  if (!others_.empty())
    total += addPairs(repulsive_, *map_, others_, push_ * static_cast<float>(near.points.size()), y,
                      gradient);
  return total;
}

void MdePlacement::place(const Neighborhood& near, float* place) const {
  // Steepest descent with steps by Barzilai & Borwein (1988), which are halved until the distortion
  // decreases.
  constexpr int kHalvings = 20;
  const auto dims = static_cast<std::size_t>(map_->cols());
  std::array<float, 3> y{};
  for (std::size_t j = 0; j < near.points.size(); ++j)
    for (std::size_t c = 0; c < dims; ++c)
      y[c] += near.shares[j] * (*map_)(near.points[j], static_cast<Eigen::Index>(c));
  std::array<double, 3> slope{};
  double value = distortion(near, y.data(), slope.data());
  double step = 1.0 / static_cast<double>(near.points.size());
  for (int turn = 0; turn < kMostTurns; ++turn) {
    std::array<float, 3> tried{};
    std::array<double, 3> there{};
    double found = value;
    int halvings = 0;
    for (; halvings < kHalvings; ++halvings, step /= 2) {
      for (std::size_t c = 0; c < dims; ++c) tried[c] = y[c] - static_cast<float>(step * slope[c]);
      found = distortion(near, tried.data(), there.data());
      if (found < value) break;
    }
    if (halvings == kHalvings) break;
    double along = 0;
    double bent = 0;
    for (std::size_t c = 0; c < dims; ++c) {
      const double moved = static_cast<double>(tried[c] - y[c]);
      const double turned = there[c] - slope[c];
      along += moved * moved;
      bent += moved * turned;
    }
    if (bent > 0) step = along / bent;
    y = tried;
    slope = there;
    value = found;
  }
  std::copy_n(y.begin(), dims, place);
}

}  // namespace lookbook
