#pragma once

#include "core/embedding/tsne/cell_tree.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lookbook {

/// The number of points in a group, which traverses the tree together: lanes of the vector loop.
inline constexpr std::size_t kGroup = 16;

/// The bodies that act on a group: far cells, each as one body, and runs of points that are near.
template <int Dims>
struct Bodies {
  /// Points [begin, end) of the sorted order.
  struct Run {
    std::uint32_t begin;
    std::uint32_t end;
  };

  std::vector<std::array<float, Dims + 1>> cells;  ///< centre of mass, mass
  std::vector<Run> runs;

  void clear() {
    cells.clear();
    runs.clear();
  }

  void addCell(const Cell<Dims>& cell) {
    auto& body = cells.emplace_back();
    for (std::size_t c = 0; c < Dims; ++c) body[c] = cell.center[c];
    body[Dims] = static_cast<float>(cell.end - cell.begin);
  }

  /// Adds the points of a leaf; consecutive leaves become one run.
  void addPoints(const Cell<Dims>& leaf) {
    if (!runs.empty() && runs.back().end == leaf.begin)
      runs.back().end = leaf.end;
    else
      runs.push_back({leaf.begin, leaf.end});
  }
};

/// The positions of a group, and the sums over the bodies for each of its points.
template <int Dims>
struct Group {
  using Lanes = std::array<float, kGroup>;
  alignas(sizeof(Lanes)) std::array<Lanes, Dims> position;
  alignas(sizeof(Lanes)) std::array<Lanes, Dims> force;
  alignas(sizeof(Lanes)) Lanes normalization;
};

/// Adds m (y - b) / (1 + |y - b|^2)^2 to the force and m / (1 + |y - b|^2) to the normalisation of
/// each point y of the group, for every body b of mass m. Uses the best vector instructions of the
/// machine. Thread-safe for different groups.
/// @param points in the sorted order
void addRepulsion(const Bodies<2>& bodies, std::span<const std::array<float, 2>> points,
                  Group<2>& group);
void addRepulsion(const Bodies<3>& bodies, std::span<const std::array<float, 3>> points,
                  Group<3>& group);

}  // namespace lookbook
