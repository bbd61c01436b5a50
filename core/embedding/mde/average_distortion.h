#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/embedding/mde/mde_problem.h"

#include <cstdint>
#include <vector>

namespace lookbook {

/// The average distortion E(X): the mean of f_ij(|x_i - x_j|) over the pairs of a problem.
///
/// Each point sums over its own pairs. A pair is therefore evaluated twice, but no thread writes
/// what another one reads: the same bytes for any team. Cost: O(pairs dims). Agrawal, Ali & Boyd
/// 2021, sections 2.1 and 5.1.
class AverageDistortion {
 public:
  explicit AverageDistortion(MdeProblem problem);

  [[nodiscard]] const MdeProblem& problem() const { return problem_; }

  /// @param positions n x dims
  /// @param gradient n x dims, receives dE/dX; two points at the same place add 0 to it
  /// @return E; not finite if the positions are too far apart for floats
  double evaluate(const MatrixF& positions, ThreadTeam& team, MatrixF& gradient) const;

  /// Every pair once: in the order of the problem's rows, then by i, then by j.
  [[nodiscard]] std::vector<PairDistortion> pairs(const MatrixF& positions, ThreadTeam& team) const;

 private:
  MdeProblem problem_;
  std::size_t widestBlock_ = 0;  ///< the largest number of entries in a block of rows
};

}  // namespace lookbook
