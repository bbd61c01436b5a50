#pragma once

#include "core/embedding/tsne/repulsion_kernel.h"

namespace lookbook {

/// A batch of groups next to one another in Morton order that walk the tree side by side, and a
/// worker's memory for it.
template <int Dims>
struct Batch {
  static constexpr std::size_t kGroups = 8;
  static constexpr std::size_t kPoints = kGroups * kGroup;
  using Lanes = std::array<float, kGroups>;

  std::size_t begin = 0;  ///< its points in the sorted order, kGroup to each group
  std::size_t end = 0;
  std::array<Group<Dims>, kGroups> groups;
  // The smallest boxes around the groups' points; groups that are not there repeat the last.
  alignas(sizeof(Lanes)) std::array<Lanes, Dims> low;
  alignas(sizeof(Lanes)) std::array<Lanes, Dims> high;
  Bodies<Dims> shared;                    ///< act on all groups
  std::array<Bodies<Dims>, kGroups> own;  ///< act on one

  [[nodiscard]] std::size_t size() const { return (end - begin + kGroup - 1) / kGroup; }
};

/// Finds the bodies that act on each group: a cell is one body for a group whose box is farther
/// from its centre of mass than its reach, and is opened for the others; of leaves that are not far
/// every point is one. Each group has the very bodies that it would find alone.
void walk(std::span<const Cell<2>> cells, Batch<2>& batch);
void walk(std::span<const Cell<3>> cells, Batch<3>& batch);

}  // namespace lookbook
