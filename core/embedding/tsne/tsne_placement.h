#pragma once

#include "core/embedding/common/neighborhood.h"
#include "core/embedding/tsne/fixed_repulsion.h"
#include "core/neighbors/neighbor_graph.h"

#include <array>
#include <vector>

namespace lookbook {

/// Places single points on a finished t-SNE, like openTSNE's transform(): the point starts at the
/// median of its neighbours and minimises the divergence
/// sum_j p_j log(p_j / q_j), q_j = w_j / sum_l w_l, w_j = 1 / (1 + |y - x_j|^2), over all points x
/// of the map. p is Gaussian with a perplexity of 5 and exaggerated by 1.5 throughout, so that
/// points do not end between clusters. Immutable and thread-safe. Poličar, Stražar & Zupan 2023,
/// "Embedding to reference t-SNE space addresses batch effects in single-cell classification",
/// Machine Learning 112.
template <int Dims>
class TsnePlacement {
 public:
  using Place = std::array<double, Dims>;

  /// By how many neighbours a point is placed, if the map has n points.
  static int neighbors(std::size_t n);

  /// @param map n x Dims, finite; must outlive this object
  /// @param theta of Barnes-Hut, in [0, 1]; 0 is exact
  TsnePlacement(const MatrixF& map, double theta, ThreadTeam& team)
      : map_(&map), repulsion_(map, theta, team) {}

  /// The affinities of m points to their neighbours, m x k; each row sums to 1.
  static std::vector<float> shares(const NeighborGraph& neighbors, ThreadTeam& team);

  /// The gradient of the divergence at a position, with the attraction multiplied by
  /// `exaggeration`.
  [[nodiscard]] Place gradient(const Neighborhood& near, const Place& y, double exaggeration) const;

  /// The position of a point with these neighbours.
  [[nodiscard]] Place place(const Neighborhood& near) const;

 private:
  [[nodiscard]] Place median(const Neighborhood& near) const;

  const MatrixF* map_;
  FixedRepulsion<Dims> repulsion_;
};

extern template class TsnePlacement<2>;
extern template class TsnePlacement<3>;

}  // namespace lookbook
