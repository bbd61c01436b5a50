#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/embedding/common/neighborhood.h"
#include "core/embedding/umap/membership_curve.h"
#include "core/embedding/umap/umap.h"
#include "core/neighbors/neighbor_graph.h"

#include <array>
#include <cstdint>
#include <vector>

namespace lookbook {

/// Places single points on a finished UMAP, as umap-learn's transform() does: the point
/// starts at its neighbours' mean, weighted by their membership strengths, and moves by sampled
/// pulls towards them and pushes from random points, at a quarter of the learning rate.
///
/// Unlike in umap-learn, the result does not depend on which points are placed together: each
/// point's strengths are relative to its own strongest, and all use the same random points.
/// McInnes, Healy & Melville 2018, arXiv 1802.03426.
class UmapPlacement {
 public:
  /// Neighbours that a point is placed by, of n.
  static int neighbors(const UmapOptions& options, std::size_t n);

  /// @param map n x 2 or n x 3, finite; outlives this
  UmapPlacement(const MatrixF& map, const UmapOptions& options, std::uint64_t seed);

  /// m x k membership strengths, each row's divided by their sum.
  static std::vector<float> shares(const NeighborGraph& neighbors, ThreadTeam& team);

  /// Writes the coordinates of the place, as many as the map has. Thread-safe.
  void place(const Neighborhood& near, float* place) const;

 private:
  template <int Dims>
  [[nodiscard]] std::array<double, Dims> placed(const Neighborhood& near) const;

  const MatrixF* map_;
  UmapOptions options_;
  std::uint64_t seed_;
  MembershipCurve curve_;
};

}  // namespace lookbook
