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

/// Minimum-distortion embedding as a value that can be stopped and resumed: run(a) then run(b)
/// gives the bytes of run(a + b), on any number of threads.
/// Agrawal, Ali & Boyd 2021, "Minimum-Distortion Embedding", Foundations and Trends in Machine
/// Learning 14. What is done by default is what PyMDE's preserve_neighbors() does.
class Mde : public Optimizer {
 public:
  /// @param initial n x dims, dims >= 1, finite. It is projected onto the constraint; where two
  ///        points of a pair are at the same place, which nothing else would part, or the points
  ///        of a standardized map do not span its dimensions, all are moved by 1e-4 of the extent.
  /// Errors: badArgument (sizes, NaN, an option out of range; a standardized map of no more points
  /// than dimensions).
  static Result<Mde> create(MdeProblem problem, MatrixF initial, MdeOptions options);
  /// Goes on from a moment of another run: from its iteration, with the quasi-Newton method's
  /// memory anew, so that its first step goes along the gradient. Positions are put onto the
  /// constraint again, which leaves them where they are but for rounding.
  /// @param iteration at least 0; from options.iterations on nothing is left to do
  static Result<Mde> resume(MdeProblem problem, MatrixF positions, int iteration,
                            MdeOptions options);
  ~Mde() override;
  Mde(Mde&&) noexcept;
  Mde& operator=(Mde&&) noexcept;

  /// Goes `steps` iterations on, or until finished, or until asked to stop (looked at before each
  /// iteration), whichever comes first.
  void run(int steps, ThreadTeam& team, const std::stop_token& stop = {}) override;

  /// After options().iterations; or before, when the residual is at most options().eps or no step
  /// lowers the distortion any more.
  [[nodiscard]] bool finished() const override;
  [[nodiscard]] int iteration() const override;
  [[nodiscard]] const MatrixF& embedding() const override;  ///< n x dims, as constrained
  [[nodiscard]] const MdeOptions& options() const;
  /// The average distortion, and the length of the gradient along the constraint, of every
  /// iteration, from 0, the start, on (or the one resumed from); empty before the first
  /// run.
  [[nodiscard]] const ObjectiveHistory& objective() const override;

  /// The distortion of every pair in the map at hand: similar or measured pairs, then dissimilar
  /// ones, each by i, then j. See mostDistorted().
  [[nodiscard]] std::vector<PairDistortion> distortions(ThreadTeam& team) const override;

 private:
  Mde();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// A start for maps that preserve neighbours: the standardized map that minimises the quadratic
/// distortion of the similar pairs, w_ij |x_i - x_j|^2, whose columns span the smoothest directions
/// of the neighbours' graph. Some hundred projected quasi-Newton steps from `start`, which is about
/// as near as a start needs to be.
/// @param start n x dims, for example principal components
/// Errors: badArgument, as Mde::create(); cancelled. The same bytes for any team.
/// Agrawal, Ali & Boyd 2021, chapter 3.
Result<MatrixF> quadraticInitialization(const MdeProblem& problem, MatrixF start, ThreadTeam& team,
                                        const std::stop_token& stop = {});

}  // namespace lookbook
