#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/embedding/mde/mde_problem.h"

#include <cstdint>
#include <vector>

namespace lookbook {

/// E(X) = the mean of f_ij(|x_i - x_j|) over the problem's pairs.
///
/// Each point sums over its own pairs, so that a pair is looked at from both sides, and no thread
/// writes to what another reads: the same bytes for any team. Cost: O(pairs dims).
/// Agrawal, Ali & Boyd 2021, sections 2.1 and 5.1.
class AverageDistortion {
 public:
  explicit AverageDistortion(MdeProblem problem);

  [[nodiscard]] const MdeProblem& problem() const { return problem_; }

  /// @param positions n x dims
  /// @param gradient n x dims, set; 0 for points at the same place
  /// @return E; not finite where the positions are too far apart for floats
  double evaluate(const MatrixF& positions, ThreadTeam& team, MatrixF& gradient) const;

  /// Every pair once: rows in the problem's order, then by i, then j.
  [[nodiscard]] std::vector<PairDistortion> pairs(const MatrixF& positions, ThreadTeam& team) const;

 private:
  MdeProblem problem_;
  std::size_t widestBlock_ = 0;  ///< entries of one block's rows at most
};

}  // namespace lookbook
