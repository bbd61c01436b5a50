#pragma once

#include "core/base/parallel.h"
#include "core/embedding/common/neighborhood.h"
#include "core/neighbors/neighbor_graph.h"

#include <vector>

namespace lookbook {

/// Places new points on a finished map, which does not change, by the rules of one method. It is
/// created for one map and is immutable, hence thread-safe.
class Placer {
 public:
  Placer() = default;
  Placer(const Placer&) = delete;
  Placer& operator=(const Placer&) = delete;
  virtual ~Placer() = default;

  /// By how many neighbours (the nearest points of the map, in the input) a point is placed.
  [[nodiscard]] virtual int neighbors() const = 0;
  /// m x k: how much each neighbour attracts a point; each row sums to 1. All are equal for a
  /// method that does not weight neighbours.
  [[nodiscard]] virtual std::vector<float> shares(const NeighborGraph& neighbors,
                                                  ThreadTeam& /*team*/) const {
    return std::vector<float>(neighbors.indices.size(), 1 / static_cast<float>(neighbors.k));
  }
  /// Writes the coordinates of the point on the map to `place`, as many as the map has dimensions.
  /// @param point its coordinates in the space in which neighbours are found: InputSpace
  virtual void place(const float* point, const Neighborhood& near, float* place) const = 0;
};

}  // namespace lookbook
