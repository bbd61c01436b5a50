#include "core/embedding/tsne/cell_tree.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace lookbook {

template <int Dims>
int CellTree<Dims>::sharedLevels(std::size_t begin, std::size_t end) const {
  // Codes are sorted, so that the first and the last differ at the highest bit at which any two in
  // the range do.
  const std::uint64_t difference = codes_[begin] ^ codes_[end - 1];
  const int bits = Dims * kMortonLevels<Dims>;
  return (bits - static_cast<int>(std::bit_width(difference))) / Dims;
}

template <int Dims>
template <class Visit>
void CellTree<Dims>::forChildren(std::size_t begin, std::size_t end, Visit&& visit) const {
  const int shift = Dims * (kMortonLevels<Dims> - 1 - sharedLevels(begin, end));
  while (begin < end) {
    const std::uint64_t child = codes_[begin] >> shift;
    const auto next =
        std::partition_point(codes_.begin() + static_cast<std::ptrdiff_t>(begin),
                             codes_.begin() + static_cast<std::ptrdiff_t>(end),
                             [&](std::uint64_t code) { return code >> shift == child; });
    const auto split = static_cast<std::size_t>(next - codes_.begin());
    visit(begin, split);
    begin = split;
  }
}

template <int Dims>
Cell<Dims> CellTree<Dims>::cell(std::size_t begin, std::size_t end) const {
  Cell<Dims> made{};
  made.squaredReach = squaredReach_[static_cast<std::size_t>(sharedLevels(begin, end))];
  made.begin = static_cast<std::uint32_t>(begin);
  made.end = static_cast<std::uint32_t>(end);
  return made;
}

template <int Dims>
void CellTree<Dims>::finish(Cell<Dims>& cell, const Sums& sums, std::size_t cells) {
  const double mass = static_cast<double>(cell.end - cell.begin);
  for (std::size_t c = 0; c < Dims; ++c) cell.center[c] = static_cast<float>(sums[c] / mass);
  cell.cells = static_cast<std::uint32_t>(cells);
}

template <int Dims>
typename CellTree<Dims>::Sums CellTree<Dims>::sumPoints(std::size_t begin, std::size_t end) const {
  Sums sums{};
  for (std::size_t i = begin; i < end; ++i)
    for (std::size_t c = 0; c < Dims; ++c) sums[c] += static_cast<double>(points_[i][c]);
  return sums;
}

/// Appends the subtree of the points in [begin, end); returns the sums of their coordinates.
template <int Dims>
typename CellTree<Dims>::Sums CellTree<Dims>::append(std::size_t begin, std::size_t end,
                                                     std::vector<Cell<Dims>>& out) const {
  const std::size_t place = out.size();
  out.push_back(cell(begin, end));
  Sums sums{};
  if (end - begin <= kLeafPoints || codes_[begin] == codes_[end - 1])
    sums = sumPoints(begin, end);
  else
    forChildren(begin, end, [&](std::size_t childBegin, std::size_t childEnd) {
      const Sums child = append(childBegin, childEnd, out);
      for (std::size_t c = 0; c < Dims; ++c) sums[c] += child[c];
    });
  finish(out[place], sums, out.size() - place);
  return sums;
}

/// Divides the points into subtrees, which are built in parallel. Their size depends only on n.
template <int Dims>
void CellTree<Dims>::cut(std::size_t begin, std::size_t end) {
  if (end - begin > subtreePoints_ && codes_[begin] != codes_[end - 1]) {
    forChildren(begin, end, [this](std::size_t childBegin, std::size_t childEnd) {
      cut(childBegin, childEnd);
    });
    return;
  }
  if (subtreeCount_ == subtrees_.size()) subtrees_.emplace_back();
  subtrees_[subtreeCount_].begin = begin;
  subtrees_[subtreeCount_].end = end;
  ++subtreeCount_;
}

/// Joins the subtrees below common cells, in preorder.
template <int Dims>
typename CellTree<Dims>::Sums CellTree<Dims>::assemble(std::size_t begin, std::size_t end,
                                                       std::size_t& nextSubtree) {
  const Subtree& subtree = subtrees_[nextSubtree];
  if (subtree.begin == begin && subtree.end == end) {
    cells_.insert(cells_.end(), subtree.cells.begin(), subtree.cells.end());
    ++nextSubtree;
    return subtree.sums;
  }
  const std::size_t place = cells_.size();
  cells_.push_back(cell(begin, end));
  Sums sums{};
  forChildren(begin, end, [&](std::size_t childBegin, std::size_t childEnd) {
    const Sums child = assemble(childBegin, childEnd, nextSubtree);
    for (std::size_t c = 0; c < Dims; ++c) sums[c] += child[c];
  });
  finish(cells_[place], sums, cells_.size() - place);
  return sums;
}

template <int Dims>
void CellTree<Dims>::build(std::span<const std::uint64_t> codes,
                           std::span<const std::array<float, Dims>> points, float rootWidth,
                           double theta, ThreadTeam& team) {
  constexpr std::size_t kSubtreePoints = 2048;
  constexpr std::size_t kSubtrees = 64;
  codes_ = codes;
  points_ = points;
  subtreePoints_ = std::max(kSubtreePoints, codes.size() / kSubtrees);
  for (std::size_t level = 0; level < squaredReach_.size(); ++level) {
    const double width = std::ldexp(static_cast<double>(rootWidth), -static_cast<int>(level));
    const double reach = width / theta;  // infinite for theta 0, so that no cell is summarised
    squaredReach_[level] = static_cast<float>(reach * reach);
  }
  subtreeCount_ = 0;
  cut(0, codes.size());
  team.forBlocks(subtreeCount_, [&](std::size_t s, int) {
    Subtree& subtree = subtrees_[s];
    subtree.cells.clear();
    subtree.sums = append(subtree.begin, subtree.end, subtree.cells);
  });
  cells_.clear();
  std::size_t nextSubtree = 0;
  assemble(0, codes.size(), nextSubtree);
}

template class CellTree<2>;
template class CellTree<3>;

}  // namespace lookbook
