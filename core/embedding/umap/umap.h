#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/result.h"
#include "core/embedding/common/optimizer.h"
#include "core/embedding/common/sparse_matrix.h"
#include "core/embedding/common/umap_options.h"
#include "core/neighbors/neighbor_graph.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stop_token>

namespace lookbook {

/// Uniform manifold approximation and projection as a value that can be stopped and resumed:
/// run(a) then run(b) gives the bytes of run(a + b), on any number of threads.
///
/// As in umap-learn an edge is sampled in a share of the epochs in proportion to its membership
/// strength, evenly spread; each sample pulls its ends together and pushes away from random points.
/// Unlike in umap-learn, an epoch has four turns, each for a quarter of the points. A point reads
/// the others at their positions before its turn, so that the result does not depend on threads. It
/// takes all its pulls, then all its pushes, which leaves less noise: maps preserve more neighbours
/// than umap-learn's, and tear slightly more apart (tests/data/umap/comparison.json). McInnes,
/// Healy & Melville 2018, arXiv 1802.03426, algorithm 5.
class Umap : public Optimizer {
 public:
  /// @param graph of n points, as umapGraph() gives it
  /// @param initial n x 2 or n x 3, finite; its scale is taken as it is
  /// @param seed of the random points
  /// Errors: badArgument (sizes, NaN, an option out of range).
  static Result<Umap> create(const SparseMatrix& graph, MatrixF initial, UmapOptions options,
                             std::uint64_t seed);
  /// Continues from a moment of another run: from its epoch, with the step size and the random
  /// points that the run would have had there. With the options and the graph of that run, it gives
  /// the same bytes.
  /// @param epoch at least 0; from epochs() on nothing is left to do
  static Result<Umap> resume(const SparseMatrix& graph, MatrixF positions, int epoch,
                             UmapOptions options, std::uint64_t seed);
  ~Umap() override;
  Umap(Umap&&) noexcept;
  Umap& operator=(Umap&&) noexcept;

  /// Runs `steps` epochs, or to epochs(), or until asked to stop (checked before each epoch),
  /// whichever comes first. Cost of an epoch: O(n).
  void run(int steps, ThreadTeam& team, const std::stop_token& stop = {}) override;

  [[nodiscard]] bool finished() const override { return iteration() >= epochs(); }
  [[nodiscard]] int iteration() const override;             ///< epochs done
  [[nodiscard]] int epochs() const;                         ///< in all
  [[nodiscard]] const MatrixF& embedding() const override;  ///< n x dims
  [[nodiscard]] const UmapOptions& options() const;

 private:
  Umap();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The epochs in all for n points.
int umapEpochs(const UmapOptions& options, std::size_t n);

/// The fuzzy graph of all neighbours, without the edges too weak to be sampled (in fewer than 11
/// epochs, without those too weak for the usual ones). The same bytes for any team.
SparseMatrix umapGraph(const NeighborGraph& neighbors, const UmapOptions& options,
                       ThreadTeam& team);

/// Options that checkOptions() passes but that do not go together or with n points.
/// Errors: badArgument: a minimum distance above the spread, more neighbours than points.
Result<void> checkUmapOptions(const UmapOptions& options, std::size_t n);

}  // namespace lookbook
