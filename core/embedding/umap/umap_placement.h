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

/// Places single points on a finished UMAP, like umap-learn's transform(): the point starts at the
/// mean of its neighbours, weighted by their membership strengths. Sampled edges then attract it to
/// them, and random points repel it, at a quarter of the learning rate.
///
/// Unlike in umap-learn, the result does not depend on which points are placed together: strengths
/// are relative to the strongest one of the same point, and all points use the same random points.
/// Immutable and thread-safe.
/// McInnes, Healy & Melville 2018, arXiv 1802.03426.
class UmapPlacement {
 public:
  /// By how many neighbours a point is placed, if the map has n points.
  static int neighbors(const UmapOptions& options, std::size_t n);

  /// @param map n x 2 or n x 3, finite; must outlive this object
  UmapPlacement(const MatrixF& map, const UmapOptions& options, std::uint64_t seed);

  /// The membership strengths of m points, m x k; each row is divided by its sum.
  static std::vector<float> shares(const NeighborGraph& neighbors, ThreadTeam& team);

  /// Writes the coordinates of the point to `place`, as many as the map has dimensions.
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
