#pragma once

#include "core/embedding/common/neighborhood.h"
#include "core/embedding/tsne/fixed_repulsion.h"
#include "core/neighbors/neighbor_graph.h"

#include <array>
#include <vector>

namespace lookbook {

/// Places single points on a finished t-SNE, as openTSNE's transform() does: the point
/// starts at the median of its neighbours and goes down the divergence
/// sum_j p_j log(p_j / q_j), q_j = w_j / sum_l w_l, w_j = 1 / (1 + |y - x_j|^2), over all points x
/// of the map; p is Gaussian at a perplexity of 5 and exaggerated by 1.5 throughout, which keeps
/// points from the ground between clusters.
/// Poličar, Stražar & Zupan 2023, "Embedding to reference t-SNE space addresses batch effects in
/// single-cell classification", Machine Learning 112.
template <int Dims>
class TsnePlacement {
 public:
  using Place = std::array<double, Dims>;

  /// Neighbours that a point is placed by, of n.
  static int neighbors(std::size_t n);

  /// @param map n x Dims, finite; outlives this
  /// @param theta of Barnes-Hut; 0 is exact
  TsnePlacement(const MatrixF& map, double theta, ThreadTeam& team)
      : map_(&map), repulsion_(map, theta, team) {}

  /// m x k affinities of points to their neighbours, each row's summing to 1.
  static std::vector<float> shares(const NeighborGraph& neighbors, ThreadTeam& team);

  /// The divergence's gradient at a place, its attraction times `exaggeration`.
  [[nodiscard]] Place gradient(const Neighborhood& near, const Place& y, double exaggeration) const;

  /// Thread-safe.
  [[nodiscard]] Place place(const Neighborhood& near) const;

 private:
  [[nodiscard]] Place median(const Neighborhood& near) const;

  const MatrixF* map_;
  FixedRepulsion<Dims> repulsion_;
};

extern template class TsnePlacement<2>;
extern template class TsnePlacement<3>;

}  // namespace lookbook
