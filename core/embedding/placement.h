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
/// For PCA, new points are projected like the map's own. For t-SNE, UMAP and MDE, they start among
/// their neighbours and are then optimised against the map (MethodSteps::placer). The place of a
/// point does not depend on which others are placed with it. Immutable and thread-safe, as long as
/// each caller has its own team.
class Placement {
 public:
  struct Placed {
    MatrixF positions;        ///< m x dims
    NeighborGraph neighbors;  ///< a row for each point: the nearest points of the map, in the input
    std::vector<float>
        shares;  ///< m x k: how much each neighbour attracts the point; a row sums to 1
  };

  /// @param input n x d: what the map was computed from, in the map's order
  /// @param map n x dims
  /// @param options those of the map's run
  /// Errors: badArgument if the size of the map does not fit the input and the options, a value is
  /// not finite, the PCA is not that of this input, or an MDE preserves distances; cancelled. Cost:
  /// that of the map's own PCA. Memory: the input as the map used it. Progress: of the whole call.
  /// The same bytes for any team.
  static Result<Placement> create(const PointSource& input, MatrixF map, const MapOptions& options,
                                  ThreadTeam& team, const std::stop_token& stop = {},
                                  const Progress& progress = {});
  ~Placement();
  Placement(Placement&&) noexcept;
  Placement& operator=(Placement&&) noexcept;

  /// @param points m x d, like the input: pixels divided by 255, or rows of a matrix
  /// Errors: badArgument for another number of dimensions or a value that is not finite; cancelled.
  /// Cost: O(m n c), where neighbours are found in c components: some milliseconds for one point
  /// among 70,000. The same bytes for any team. Progress: of the whole call.
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
