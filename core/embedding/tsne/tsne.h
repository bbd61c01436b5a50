#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/result.h"
#include "core/embedding/common/optimizer.h"
#include "core/embedding/common/sparse_matrix.h"
#include "core/embedding/common/tsne_options.h"

#include <memory>
#include <stop_token>

namespace lookbook {

/// t-distributed stochastic neighbour embedding as a value that can be stopped and resumed:
/// run(a) then run(b) gives the bytes of run(a + b), on any number of threads.
/// van der Maaten & Hinton 2008, JMLR 9; van der Maaten 2014, JMLR 15; its schedule by the
/// divergence: Belkina et al. 2019, Nature Communications 10, "opt-SNE".
class Tsne : public Optimizer {
 public:
  /// @param affinities of n points, as symmetrize() gives them
  /// @param initial n x 2 or n x 3, finite; its scale is taken as it is
  /// Errors: badArgument (sizes, NaN, an option out of range).
  static Result<Tsne> create(const SparseMatrix& affinities, MatrixF initial, TsneOptions options);
  /// Continues from a moment of another run: from its iteration, with new momentum and gains. Where
  /// the schedule is automatic, exaggeration is over from options.exaggerationIterations on.
  /// @param positions as create()'s, but taken as they are: a run's at that iteration are centred
  /// @param iteration at least 0; from options.iterations on nothing is left to do
  /// A moment of iteration 0 gives the bytes of the run that it is from.
  static Result<Tsne> resume(const SparseMatrix& affinities, MatrixF positions, int iteration,
                             TsneOptions options);
  ~Tsne() override;
  Tsne(Tsne&&) noexcept;
  Tsne& operator=(Tsne&&) noexcept;

  /// Goes `steps` iterations on, or to options().iterations, or until asked to stop (looked at
  /// before each iteration), whichever comes first.
  void run(int steps, ThreadTeam& team, const std::stop_token& stop = {}) override;

  /// Goes on with other options: what they say holds from the next iteration on.
  /// Errors: badArgument for one out of range; nothing is changed then.
  Result<void> changeOptions(const TsneOptions& options);
  /// Goes on with other affinities of the same points, as another perplexity gives them.
  /// @param affinities of as many points
  void changeAffinities(const SparseMatrix& affinities, ThreadTeam& team);

  [[nodiscard]] bool finished() const override;
  [[nodiscard]] int iteration() const override;
  [[nodiscard]] const MatrixF& embedding() const override;  ///< n x dims, centred
  [[nodiscard]] const TsneOptions& options() const;
  /// The Kullback-Leibler divergence of the unexaggerated affinities, every 10 iterations and at
  /// the last one run to. Exact in the attraction; its normalisation is Barnes-Hut's.
  [[nodiscard]] const ObjectiveHistory& objective() const override;

 private:
  Tsne();
  static Result<Tsne> at(const SparseMatrix& affinities, MatrixF positions, TsneOptions options);
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lookbook
