#pragma once

#include <Eigen/Core>

#include <cstdint>

namespace lookbook {

/// Distortion functions f of the distance d that a pair has in the map. Penalties take the pair's
/// weight w, losses the distance t that the pair has in the input.
/// Agrawal, Ali & Boyd 2021, "Minimum-Distortion Embedding", chapter 4; exponents and thresholds
/// are the defaults of the authors' program PyMDE.
enum class Distortion : std::uint8_t {
  // Attractive penalties, w > 0.
  log1p,      ///< w log(1 + d^1.5)
  linear,     ///< w d
  quadratic,  ///< w d^2
  cubic,      ///< w d^3
  huber,      ///< w d^2 / 2 up to d = 0.5, then w (d - 0.25) / 2
  logistic,   ///< w log(1 + exp(3 d))
  // Repulsive penalties, w < 0.
  log,           ///< w log(1 - exp(-d))
  inversePower,  ///< |w| / d
  logRatio,      ///< w log(d^2 / (1 + d^2))
  // Losses.
  absoluteLoss,           ///< |d - t|
  quadraticLoss,          ///< (d - t)^2
  weightedQuadraticLoss,  ///< (d - t)^2 / t^2; 0 where t = 0
};

/// Distances below this are taken for it: repulsive penalties grow without bound towards 0.
inline constexpr float kLeastDistance = 1e-10F;

/// Numbers of consecutive pairs.
using PairNumbers = Eigen::Ref<Eigen::ArrayXf>;
using PairNumbersView = Eigen::Ref<const Eigen::ArrayXf>;

/// f and f'(d) / d of many pairs.
/// @param squaredDistances d^2 of each pair
/// @param parameters w or t of each pair
/// @param values f
/// @param slopes f'(d) / d: what the difference of the two points is multiplied by in the gradient
/// All of one length. Thread-safe.
void distort(Distortion function, const PairNumbersView& squaredDistances,
             const PairNumbersView& parameters, PairNumbers values, PairNumbers slopes);

}  // namespace lookbook
