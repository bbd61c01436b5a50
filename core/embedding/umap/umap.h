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

/// Uniform manifold approximation and projection, as a value that can be stopped and resumed:
/// run(a) followed by run(b) gives the same bytes as run(a + b), for any number of threads.
///
/// As in umap-learn, an edge is sampled in a fraction of the epochs that is proportional to its
/// membership strength, evenly spread. Each sample attracts the two ends of the edge to each other,
/// and random points repel them. Unlike in umap-learn, an epoch has four parts, each for a quarter
/// of the points. A point uses the positions of the others before its part, so that the result does
/// not depend on threads. It applies all its attractions before all its repulsions, which causes
/// less noise: maps preserve more neighbours than those of umap-learn, and separate slightly more
/// of them (tests/data/umap/comparison.json). McInnes, Healy & Melville 2018, arXiv 1802.03426,
/// algorithm 5.
class Umap : public Optimizer {
 public:
  /// @param graph of n points, from umapGraph()
  /// @param initial n x 2 or n x 3, finite; it is not scaled
  /// @param seed of the random points
  /// Errors: badArgument for sizes that do not fit, a NaN or an option out of range.
  static Result<Umap> create(const SparseMatrix& graph, MatrixF initial, UmapOptions options,
                             std::uint64_t seed);
  /// Continues from a moment of another run, from its epoch, with the step size and the random
  /// points of that run. With its options and graph, it gives the same bytes.
  /// @param epoch at least 0; from epochs() on, nothing is left to do
  static Result<Umap> resume(const SparseMatrix& graph, MatrixF positions, int epoch,
                             UmapOptions options, std::uint64_t seed);
  ~Umap() override;
  Umap(Umap&&) noexcept;
  Umap& operator=(Umap&&) noexcept;

  /// Does `steps` epochs, fewer if it finishes or a stop is requested, which is checked before each
  /// epoch. Cost of an epoch: O(edges).
  void run(int steps, ThreadTeam& team, const std::stop_token& stop = {}) override;

  [[nodiscard]] bool finished() const override { return iteration() >= epochs(); }
  [[nodiscard]] int iteration() const override;             ///< number of epochs done
  [[nodiscard]] int epochs() const;                         ///< number of epochs in total
  [[nodiscard]] const MatrixF& embedding() const override;  ///< n x dims
  [[nodiscard]] const UmapOptions& options() const;

 private:
  Umap();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The total number of epochs for n points, automatic values resolved.
int umapEpochs(const UmapOptions& options, std::size_t n);

/// The fuzzy graph of all neighbours, without the edges that are too weak to be sampled in this
/// number of epochs (for fewer than 11 epochs: in the default number). The same bytes for any team.
SparseMatrix umapGraph(const NeighborGraph& neighbors, const UmapOptions& options,
                       ThreadTeam& team);

/// Checks what checkOptions() does not: that the options fit each other and n points.
/// Errors: badArgument for a minimum distance above the spread, or more neighbours than points.
Result<void> checkUmapOptions(const UmapOptions& options, std::size_t n);

}  // namespace lookbook
