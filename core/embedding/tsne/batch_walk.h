#pragma once

#include "core/embedding/tsne/repulsion_kernel.h"

namespace lookbook {

/// A batch of groups that are consecutive in Morton order and traverse the tree together, and the
/// memory of one thread for it.
template <int Dims>
struct Batch {
  static constexpr std::size_t kGroups = 8;
  static constexpr std::size_t kPoints = kGroups * kGroup;
  using Lanes = std::array<float, kGroups>;

  std::size_t begin = 0;  ///< its points [begin, end) in the sorted order, kGroup in each group
  std::size_t end = 0;
  std::array<Group<Dims>, kGroups> groups;
  // The bounding boxes of the groups; missing groups at the end repeat the last one.
  alignas(sizeof(Lanes)) std::array<Lanes, Dims> low;
  alignas(sizeof(Lanes)) std::array<Lanes, Dims> high;
  Bodies<Dims> shared;                    ///< act on all groups
  std::array<Bodies<Dims>, kGroups> own;  ///< act on one group each

  [[nodiscard]] std::size_t size() const { return (end - begin + kGroup - 1) / kGroup; }
};

/// Finds the bodies that act on each group. A cell is one body for the groups whose boxes are
/// farther from its centre of mass than its reach, and is opened for the others; the points of a
/// leaf that is not far are separate bodies. Each group gets the same bodies as if it traversed the
/// tree alone.
void walk(std::span<const Cell<2>> cells, Batch<2>& batch);
void walk(std::span<const Cell<3>> cells, Batch<3>& batch);

}  // namespace lookbook
