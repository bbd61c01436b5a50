#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/embedding/tsne/cell_tree.h"

#include <array>
#include <vector>

namespace lookbook {

/// The repulsion of a new point by the points of a finished map: the repulsive half of t-SNE's
/// gradient by the Barnes-Hut approximation, as in BarnesHut, but with a traversal of the tree for
/// each single point. Immutable and thread-safe.
/// van der Maaten 2014, JMLR 15.
template <int Dims>
class FixedRepulsion {
 public:
  using Place = std::array<double, Dims>;

  struct Sum {
    Place force{};             ///< sum_j (y - x_j) / (1 + |y - x_j|^2)^2
    double normalization = 0;  ///< sum_j 1 / (1 + |y - x_j|^2)
  };

  /// @param map n x Dims, n >= 1, finite
  /// @param theta in [0, 1], of the full cell width; 0 is the exact sum
  FixedRepulsion(const MatrixF& map, double theta, ThreadTeam& team);

  /// The sums for a point at y. Cost: O(log n) for theta > 0.
  [[nodiscard]] Sum at(const Place& y) const;

 private:
  std::vector<std::array<float, Dims>> sorted_;  ///< points in Morton order
  std::vector<Cell<Dims>> cells_;
};

extern template class FixedRepulsion<2>;
extern template class FixedRepulsion<3>;

}  // namespace lookbook
