#include "core/embedding/umap/membership_curve.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <algorithm>
#include <cmath>

namespace lookbook {

namespace {

constexpr int kDistances = 300;

/// Half the sum of squared residuals at (log a, log b), its gradient and the Gauss-Newton matrix.
/// Logarithms keep a and b positive.
struct Squares {
  double sum = 0;
  Eigen::Vector2d gradient = Eigen::Vector2d::Zero();
  Eigen::Matrix2d curvature = Eigen::Matrix2d::Zero();
};

Squares squaresAt(const Eigen::Vector2d& logs, double spread, double minDist) {
  const double a = std::exp(logs[0]);
  const double b = std::exp(logs[1]);
  Squares squares;
  for (int i = 0; i < kDistances; ++i) {
    const double x = 3 * spread * i / (kDistances - 1);
    const double wanted = x < minDist ? 1.0 : std::exp((minDist - x) / spread);
    const double power = a * std::pow(x, 2 * b);
    const double curve = 1 / (1 + power);
    const double slope = -power * curve * curve;  // with respect to log a
    const Eigen::Vector2d slopes(slope, x > 0 ? slope * 2 * b * std::log(x) : 0.0);
    const double residual = curve - wanted;
    squares.sum += residual * residual / 2;
    squares.gradient += residual * slopes;
    squares.curvature += slopes * slopes.transpose();
  }
  return squares;
}

}  // namespace

MembershipCurve fitMembershipCurve(double spread, double minDist) {
  constexpr int kSteps = 200;
  constexpr double kTolerance = 1e-12;
  constexpr double kLeastDamping = 1e-12;
  // The method of Levenberg and Marquardt. It starts from the curve that is 1/2 at the spread.
  Eigen::Vector2d logs(-2 * std::log(spread), 0);
  Squares here = squaresAt(logs, spread, minDist);
  double damping = 1e-3;
  for (int step = 0; step < kSteps; ++step) {
    Eigen::Matrix2d damped = here.curvature;
    damped.diagonal() *= 1 + damping;
    const Eigen::Vector2d move = -damped.ldlt().solve(here.gradient);
    if (!move.allFinite()) break;
    const Squares there = squaresAt(logs + move, spread, minDist);
    if (there.sum <= here.sum) {
      logs += move;
      here = there;
      damping = std::max(damping / 10, kLeastDamping);
      if (move.norm() < kTolerance) break;
    } else {
      damping *= 10;
    }
  }
  return {.a = std::exp(logs[0]), .b = std::exp(logs[1])};
}

}  // namespace lookbook
