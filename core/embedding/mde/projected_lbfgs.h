#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/embedding/mde/lbfgs_memory.h"
#include "core/embedding/mde/mde_constraint.h"

#include <functional>

namespace lookbook {

/// Minimises a function of a map under a constraint by a projected quasi-Newton method, one step
/// at a time: the direction is L-BFGS's of the projected gradients, and what the line search tries
/// is projected onto the constraint.
/// Agrawal, Ali & Boyd 2021, section 5.2. The same bytes for any team if the function's are.
class ProjectedLbfgs {
 public:
  /// The function's value at a map, and its gradient, of the map's size.
  using Objective =
      std::function<double(const MatrixF& positions, ThreadTeam& team, MatrixF& gradient)>;

  /// @param start n x dims, allowed by the constraint
  /// @param eps residual at which it has converged
  ProjectedLbfgs(MatrixF start, MdeConstraint constraint, int memory, double eps);

  /// One step. Does nothing once finished. The first call evaluates the start too.
  void iterate(const Objective& objective, ThreadTeam& team);

  /// Evaluates the start, if that has not been done.
  void begin(const Objective& objective, ThreadTeam& team);

  /// Whether the residual is at most eps, or no step along the gradient goes down any more.
  [[nodiscard]] bool finished() const { return finished_; }
  [[nodiscard]] const MatrixF& positions() const { return positions_; }
  [[nodiscard]] double value() const { return value_; }
  /// The length of the projected gradient.
  [[nodiscard]] double residual() const { return residual_; }

 private:
  /// Goes `step` along the direction and back onto the constraint, into tried_ and its gradient.
  double tryStep(double step, const Objective& objective, ThreadTeam& team);
  void accept(double value, ThreadTeam& team);

  MdeConstraint constraint_;
  double eps_;
  LbfgsMemory memory_;
  MatrixF positions_;
  MatrixF gradient_;  ///< projected; empty before the start is evaluated
  MatrixF direction_;
  MatrixF tried_;
  MatrixF triedGradient_;
  double value_ = 0;
  double residual_ = 0;
  bool finished_ = false;
};

}  // namespace lookbook
