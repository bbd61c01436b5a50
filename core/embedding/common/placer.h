#pragma once

#include "core/base/parallel.h"
#include "core/embedding/common/neighborhood.h"
#include "core/neighbors/neighbor_graph.h"

#include <vector>

namespace lookbook {

/// A method's way to put new points onto a map that stays as it is. Made for one map; immutable, so
/// that any thread may ask it.
class Placer {
 public:
  Placer() = default;
  Placer(const Placer&) = delete;
  Placer& operator=(const Placer&) = delete;
  virtual ~Placer() = default;

  /// How many of the map's points nearest in the input a point is placed by.
  [[nodiscard]] virtual int neighbors() const = 0;
  /// m x k: the share of each neighbour in pulling a point, each row's summing to 1. All alike
  /// where a method does not weigh them.
  [[nodiscard]] virtual std::vector<float> shares(const NeighborGraph& neighbors,
                                                  ThreadTeam& /*team*/) const {
    return std::vector<float>(neighbors.indices.size(), 1 / static_cast<float>(neighbors.k));
  }
  /// Writes the coordinates of the place, as many as the map has.
  /// @param point its coordinates where neighbours are found: InputSpace
  virtual void place(const float* point, const Neighborhood& near, float* place) const = 0;
};

}  // namespace lookbook
