#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/result.h"
#include "core/embedding/common/mde_options.h"
#include "core/embedding/common/optimizer.h"
#include "core/embedding/mde/average_distortion.h"
#include "core/embedding/mde/mde_problem.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace lookbook {

/// Minimum-distortion embedding, as a value that can be stopped and resumed: run(a) followed by
/// run(b) gives the same bytes as run(a + b), for any number of threads.
/// Agrawal, Ali & Boyd 2021, "Minimum-Distortion Embedding", Foundations and Trends in Machine
/// Learning 14. The defaults are those of PyMDE's preserve_neighbors().
class Mde : public Optimizer {
 public:
  /// @param initial n x dims, dims >= 1, finite. It is projected onto the constraint. If two points
  ///        of a pair are at the same place, where no force separates them, or the points of a
  ///        standardized map do not span its dimensions, all points are first moved by 1e-4 of the
  ///        extent.
  /// Errors: badArgument for sizes that do not fit, a NaN, an option out of range, or a
  /// standardized map that has no more points than dimensions.
  static Result<Mde> create(MdeProblem problem, MatrixF initial, MdeOptions options);
  /// Continues from a moment of another run, from its iteration. The memory of the quasi-Newton
  /// method is empty, so the first step follows the gradient. The positions are projected onto the
  /// constraint again, which changes them only by rounding.
  /// @param iteration at least 0; from options.iterations on, nothing is left to do
  static Result<Mde> resume(MdeProblem problem, MatrixF positions, int iteration,
                            MdeOptions options);
  ~Mde() override;
  Mde(Mde&&) noexcept;
  Mde& operator=(Mde&&) noexcept;

  /// Does `steps` iterations, fewer if it finishes or a stop is requested, which is checked before
  /// each iteration. Cost of an iteration: O(pairs dims).
  void run(int steps, ThreadTeam& team, const std::stop_token& stop = {}) override;

  /// True after options().iterations, or earlier if the residual is at most options().eps or no
  /// step lowers the distortion.
  [[nodiscard]] bool finished() const override;
  [[nodiscard]] int iteration() const override;
  [[nodiscard]] const MatrixF& embedding() const override;  ///< n x dims, meets the constraint
  [[nodiscard]] const MdeOptions& options() const;
  /// The average distortion and the length of the gradient along the constraint at every iteration,
  /// beginning with the start (iteration 0, or the one resumed from). Empty before the first run().
  [[nodiscard]] const ObjectiveHistory& objective() const override;

  /// The distortion of every pair in the current map: similar or measured pairs, then dissimilar
  /// ones, each by i, then by j. See mostDistorted().
  [[nodiscard]] std::vector<PairDistortion> distortions(ThreadTeam& team) const override;

 private:
  Mde();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// A start for maps that preserve neighbours: the standardized map that minimises the quadratic
/// distortion of the similar pairs, w_ij |x_i - x_j|^2. Its columns span the smoothest directions
/// of the graph of neighbours. About a hundred projected quasi-Newton steps from `start`, which is
/// accurate enough for a start.
/// @param start n x dims, for example principal components
/// Errors: badArgument, as Mde::create(); cancelled. The same bytes for any team.
/// Agrawal, Ali & Boyd 2021, chapter 3.
Result<MatrixF> quadraticInitialization(const MdeProblem& problem, MatrixF start, ThreadTeam& team,
                                        const std::stop_token& stop = {});

}  // namespace lookbook
