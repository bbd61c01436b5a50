#pragma once

#include <Eigen/Core>

#include <cstdint>

namespace lookbook {

/// Distortion functions f of the distance d of a pair in the map. Penalties depend on the weight w
/// of the pair, losses on the distance t of the pair in the input.
/// Agrawal, Ali & Boyd 2021, "Minimum-Distortion Embedding", chapter 4; exponents and thresholds
/// are the defaults of PyMDE, the authors' program.
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

/// Smaller distances are replaced by this one, because repulsive penalties are unbounded towards 0.
inline constexpr float kLeastDistance = 1e-10F;

/// One number for each of several consecutive pairs.
using PairNumbers = Eigen::Ref<Eigen::ArrayXf>;
using PairNumbersView = Eigen::Ref<const Eigen::ArrayXf>;

/// Evaluates f and f'(d) / d for many pairs. All arrays have the same length. Thread-safe.
/// @param squaredDistances d^2 of each pair
/// @param parameters w or t of each pair
/// @param values receives f
/// @param slopes receives f'(d) / d, the factor of the difference of the two points in the gradient
void distort(Distortion function, const PairNumbersView& squaredDistances,
             const PairNumbersView& parameters, PairNumbers values, PairNumbers slopes);

}  // namespace lookbook
