#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"

#include <Eigen/Core>

#include <vector>

namespace lookbook {

/// The last steps of a quasi-Newton method and how the gradient changed over each: an approximation
/// of the inverse Hessian. The two-loop recursion works on coefficients of the kept vectors, whose
/// dot products are kept too, so that a direction takes two passes over the data.
/// Nocedal & Wright 2006, "Numerical Optimization", algorithm 7.4; Chen, Wang & Zhou 2014,
/// "Large-scale L-BFGS using MapReduce". The same bytes for any team.
class LbfgsMemory {
 public:
  /// @param capacity steps kept, at least 1
  explicit LbfgsMemory(int capacity);

  [[nodiscard]] bool isEmpty() const { return order_.empty(); }
  void clear() { order_.clear(); }

  /// Keeps a step, and forgets the oldest if there are too many. A step along which the gradient
  /// did not rise is left out: the Hessian has to be positive.
  void add(MatrixF step, MatrixF gradientChange, ThreadTeam& team);

  /// The direction to go: minus the approximate inverse Hessian times the gradient; minus the
  /// gradient while nothing is kept.
  void direction(const MatrixF& gradient, ThreadTeam& team, MatrixF& direction) const;

 private:
  /// Dot products of a vector with every kept one, at their places in products_.
  [[nodiscard]] Eigen::VectorXd productsWith(const MatrixF& vector, ThreadTeam& team) const;
  [[nodiscard]] Eigen::VectorXd coefficients(const Eigen::VectorXd& gradientProducts) const;
  [[nodiscard]] Eigen::Index changeOf(Eigen::Index slot) const { return capacity_ + slot; }

  Eigen::Index capacity_;
  std::vector<MatrixF> vectors_;     ///< steps, then gradient changes; a slot of each
  Eigen::MatrixXd products_;         ///< dot products of any two vectors
  std::vector<Eigen::Index> order_;  ///< slots, oldest first
};

}  // namespace lookbook
