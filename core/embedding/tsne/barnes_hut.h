#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"

#include <memory>

namespace lookbook {

/// The repulsive half of t-SNE's gradient by the Barnes-Hut approximation.
///
/// Points are sorted by Morton code, and a tree is built over the sorted codes. It is traversed
/// once for each group of neighbouring points, not for each point: a cell of width w counts as one
/// body for a group if w / (distance from the group's bounding box to the cell's centre of mass) is
/// below theta. Keeps its memory from one call to the next; not thread-safe. van der Maaten 2014,
/// JMLR 15; Barnes 1990, "A modified tree code: don't laugh; it runs".
class BarnesHut {
 public:
  /// @param n number of points
  /// @param dims 2 or 3
  BarnesHut(std::size_t n, int dims);
  ~BarnesHut();
  BarnesHut(BarnesHut&&) noexcept;
  BarnesHut& operator=(BarnesHut&&) noexcept;

  /// Writes the unnormalised repulsion F_i = sum_j (y_i - y_j) / (1 + |y_i - y_j|^2)^2 to `forces`
  /// (n x dims) and returns Z = sum_{i != j} 1 / (1 + |y_i - y_j|^2), but at least n 2^-24.
  /// @param theta in [0, 1], of the full cell width; 0 is the exact sum
  /// Cost: O(n log n) for theta > 0. The same bytes for any team.
  double repulsion(const MatrixF& positions, double theta, ThreadTeam& team, MatrixF& forces);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lookbook
