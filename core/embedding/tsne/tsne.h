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

/// t-distributed stochastic neighbour embedding, as a value that can be stopped and resumed: run(a)
/// followed by run(b) gives the same bytes as run(a + b), for any number of threads.
/// van der Maaten & Hinton 2008, JMLR 9; van der Maaten 2014, JMLR 15; for the automatic schedule:
/// Belkina et al. 2019, Nature Communications 10, "opt-SNE".
class Tsne : public Optimizer {
 public:
  /// @param affinities of n points, from symmetrize()
  /// @param initial n x 2 or n x 3, finite; it is not scaled
  /// Errors: badArgument for sizes that do not fit, a NaN or an option out of range.
  static Result<Tsne> create(const SparseMatrix& affinities, MatrixF initial, TsneOptions options);
  /// Continues from a moment of another run, from its iteration, with new momentum and gains. A
  /// moment of iteration 0 gives the same bytes as that run. With an automatic schedule, the
  /// exaggeration has ended at options.exaggerationIterations.
  /// @param positions as for create(), but not centred: those of a run are centred already
  /// @param iteration at least 0; from options.iterations on, nothing is left to do
  static Result<Tsne> resume(const SparseMatrix& affinities, MatrixF positions, int iteration,
                             TsneOptions options);
  ~Tsne() override;
  Tsne(Tsne&&) noexcept;
  Tsne& operator=(Tsne&&) noexcept;

  /// Does `steps` iterations, fewer if it finishes or a stop is requested, which is checked before
  /// each iteration. Cost of an iteration: O(n log n).
  void run(int steps, ThreadTeam& team, const std::stop_token& stop = {}) override;

  /// Continues with other options, from the next iteration on.
  /// Errors: badArgument for one out of range; nothing is then changed.
  Result<void> changeOptions(const TsneOptions& options);
  /// Continues with other affinities of the same points, for example of another perplexity.
  /// @param affinities of the same number of points
  void changeAffinities(const SparseMatrix& affinities, ThreadTeam& team);

  [[nodiscard]] bool finished() const override;
  [[nodiscard]] int iteration() const override;
  [[nodiscard]] const MatrixF& embedding() const override;  ///< n x dims, centred
  [[nodiscard]] const TsneOptions& options() const;
  /// The Kullback-Leibler divergence of the affinities without exaggeration, every 10 iterations
  /// and at the last iteration done. Its attraction is exact; its normalisation is that of
  /// Barnes-Hut.
  [[nodiscard]] const ObjectiveHistory& objective() const override;

 private:
  Tsne();
  static Result<Tsne> at(const SparseMatrix& affinities, MatrixF positions, TsneOptions options);
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lookbook
