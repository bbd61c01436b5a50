#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/embedding/mde/lbfgs_memory.h"
#include "core/embedding/mde/mde_constraint.h"

#include <functional>

namespace lookbook {

/// Minimises a function of a map under a constraint by a projected quasi-Newton method, one step at
/// a time. L-BFGS gives the direction from the projected gradients; each position that the line
/// search tries is projected onto the constraint. The same bytes for any team, if those of the
/// function are. Agrawal, Ali & Boyd 2021, section 5.2.
class ProjectedLbfgs {
 public:
  /// Returns the value of the function for a map and writes its gradient, n x dims.
  using Objective =
      std::function<double(const MatrixF& positions, ThreadTeam& team, MatrixF& gradient)>;

  /// @param start n x dims, meets the constraint
  /// @param memory how many steps L-BFGS remembers, at least 1
  /// @param eps the residual at which it has converged
  ProjectedLbfgs(MatrixF start, MdeConstraint constraint, int memory, double eps);

  /// Does one step, or nothing if finished. The first call also evaluates the start.
  void iterate(const Objective& objective, ThreadTeam& team);

  /// Evaluates the start, if this has not been done.
  void begin(const Objective& objective, ThreadTeam& team);

  /// Whether the residual is at most eps, or no step along the gradient lowers the value.
  [[nodiscard]] bool finished() const { return finished_; }
  [[nodiscard]] const MatrixF& positions() const { return positions_; }
  [[nodiscard]] double value() const { return value_; }
  /// The length of the projected gradient.
  [[nodiscard]] double residual() const { return residual_; }

 private:
  /// Moves by `step` along the direction, projects the result onto the constraint, and writes it
  /// and its gradient to tried_ and triedGradient_.
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
