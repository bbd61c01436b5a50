#pragma once

#include "core/base/parallel.h"
#include "core/embedding/tsne/morton.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lookbook {

/// A cell of the tree: the smallest square or cube of the Morton grid that contains its points.
template <int Dims>
struct Cell {
  std::array<float, Dims> center;  ///< of mass
  /// (width / theta)^2: at a larger squared distance, the cell counts as one body.
  float squaredReach;
  std::uint32_t begin;  ///< its points are [begin, end) in the sorted order
  std::uint32_t end;
  std::uint32_t cells;  ///< number of cells in its subtree, including itself; 1 for a leaf

  [[nodiscard]] bool isLeaf() const { return cells == 1; }
};

/// A quadtree or octree over points that are sorted by Morton code. Cells are in preorder, so that
/// a traversal needs no stack: it opens a cell by going to the next one, and skips it by going
/// `cells` further. A chain of cells with a single child is one cell. A leaf has at most
/// kLeafPoints points, unless more have the same code.
template <int Dims>
class CellTree {
 public:
  static constexpr std::size_t kLeafPoints = 32;

  /// @param codes in increasing order, n >= 1
  /// @param points in the order of the codes
  /// @param rootWidth width of the grid
  /// @param theta in [0, 1], of the full cell width
  /// Cost: O(n). The same bytes for any team.
  void build(std::span<const std::uint64_t> codes, std::span<const std::array<float, Dims>> points,
             float rootWidth, double theta, ThreadTeam& team);

  [[nodiscard]] std::span<const Cell<Dims>> cells() const { return cells_; }

 private:
  using Sums = std::array<double, Dims>;
  struct Subtree {
    std::size_t begin = 0;
    std::size_t end = 0;
    Sums sums{};
    std::vector<Cell<Dims>> cells;
  };

  void cut(std::size_t begin, std::size_t end);
  Sums append(std::size_t begin, std::size_t end, std::vector<Cell<Dims>>& out) const;
  Sums assemble(std::size_t begin, std::size_t end, std::size_t& nextSubtree);
  [[nodiscard]] Sums sumPoints(std::size_t begin, std::size_t end) const;
  [[nodiscard]] Cell<Dims> cell(std::size_t begin, std::size_t end) const;
  template <class Visit>
  void forChildren(std::size_t begin, std::size_t end, Visit&& visit) const;
  static void finish(Cell<Dims>& cell, const Sums& sums, std::size_t cells);
  [[nodiscard]] int sharedLevels(std::size_t begin, std::size_t end) const;

  std::span<const std::uint64_t> codes_;
  std::span<const std::array<float, Dims>> points_;
  std::array<float, kMortonLevels<Dims> + 1> squaredReach_{};  ///< of the cells at each level
  std::vector<Subtree> subtrees_;
  std::size_t subtreeCount_ = 0;
  std::size_t subtreePoints_ = 0;
  std::vector<Cell<Dims>> cells_;
};

extern template class CellTree<2>;
extern template class CellTree<3>;

}  // namespace lookbook
