#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/point_source.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/embedding/common/map_options.h"
#include "core/neighbors/neighbor_graph.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace lookbook {

/// Places new points on a finished map, which does not change. Created once from the map and the
/// input it was computed from, it can place any number of points.
///
/// PCA: projected as the map's points were. t-SNE, UMAP, MDE: interpolated over the neighbours,
/// then optimised against the map: MethodSteps::placer. A point's place does
/// not depend on which others are placed with it. Immutable: thread-safe, as long as each caller
/// has its own team.
class Placement {
 public:
  struct Placed {
    MatrixF positions;          ///< m x dims
    NeighborGraph neighbors;    ///< a row for each point: the map's points nearest in its input
    std::vector<float> shares;  ///< m x k: of each neighbour in pulling the point; a row sums to 1
  };

  /// @param input n x d: what the map was made from, in its order
  /// @param map n x dims
  /// @param options those that the map was made with
  /// Errors: badArgument: a map of other size than input and options say, a value that is not
  /// finite, a PCA that is not this input's, an MDE that preserves distances; cancelled. Cost: that
  /// of the map's own PCA. Memory: the input as the map saw it. Progress: the whole. The same bytes
  /// for any team.
  static Result<Placement> create(const PointSource& input, MatrixF map, const MapOptions& options,
                                  ThreadTeam& team, const std::stop_token& stop = {},
                                  const Progress& progress = {});
  ~Placement();
  Placement(Placement&&) noexcept;
  Placement& operator=(Placement&&) noexcept;

  /// @param points m x d, in the input's space: pixels divided by 255, or rows of a matrix
  /// Errors: badArgument: other dimensions, a value that is not finite; cancelled. Cost: O(m n c)
  /// for the c components that neighbours are found in: some milliseconds for one point among
  /// 70,000. The same bytes for any team. Progress: the whole.
  [[nodiscard]] Result<Placed> place(const PointSource& points, ThreadTeam& team,
                                     const std::stop_token& stop = {},
                                     const Progress& progress = {}) const;

  [[nodiscard]] const MatrixF& map() const;  ///< n x dims

 private:
  Placement();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lookbook
