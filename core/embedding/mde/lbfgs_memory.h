#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"

#include <Eigen/Core>

#include <vector>

namespace lookbook {

/// The memory of L-BFGS: the last steps and the change of the gradient over each of them, which
/// approximate the inverse Hessian. The two-loop recursion works on coefficients of the stored
/// vectors and their dot products, so that a direction takes only two passes over the data.
/// Nocedal & Wright 2006, "Numerical Optimization", algorithm 7.4; Chen, Wang & Zhou 2014,
/// "Large-scale L-BFGS using MapReduce". The same bytes for any team.
class LbfgsMemory {
 public:
  /// @param capacity how many steps are stored, at least 1
  explicit LbfgsMemory(int capacity);

  [[nodiscard]] bool isEmpty() const { return order_.empty(); }
  void clear() { order_.clear(); }

  /// Stores a step and removes the oldest one if there are too many. A step along which the
  /// gradient did not increase is ignored, because the Hessian must stay positive definite.
  void add(MatrixF step, MatrixF gradientChange, ThreadTeam& team);

  /// The search direction: minus the approximate inverse Hessian times the gradient; minus the
  /// gradient while no step is stored. Cost: O(capacity n dims).
  void direction(const MatrixF& gradient, ThreadTeam& team, MatrixF& direction) const;

 private:
  /// The dot products of a vector with every stored one, in the order of products_.
  [[nodiscard]] Eigen::VectorXd productsWith(const MatrixF& vector, ThreadTeam& team) const;
  [[nodiscard]] Eigen::VectorXd coefficients(const Eigen::VectorXd& gradientProducts) const;
  [[nodiscard]] Eigen::Index changeOf(Eigen::Index slot) const { return capacity_ + slot; }

  Eigen::Index capacity_;
  std::vector<MatrixF> vectors_;     ///< steps, then gradient changes; one slot for each
  Eigen::MatrixXd products_;         ///< dot products of each two vectors
  std::vector<Eigen::Index> order_;  ///< slots, oldest first
};

}  // namespace lookbook
