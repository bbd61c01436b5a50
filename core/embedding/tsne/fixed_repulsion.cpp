#include "core/embedding/tsne/fixed_repulsion.h"

#include "core/embedding/tsne/morton.h"

namespace lookbook {

namespace {

/// Adds the repulsion by a body with this mass.
template <int Dims>
void add(const std::array<double, Dims>& y, const std::array<float, Dims>& body, double mass,
         typename FixedRepulsion<Dims>::Sum& sum) {
  std::array<double, Dims> apart;
  double squared = 0;
  for (std::size_t c = 0; c < Dims; ++c) {
    apart[c] = y[c] - static_cast<double>(body[c]);
    squared += apart[c] * apart[c];
  }
  const double weight = 1 / (1 + squared);
  sum.normalization += mass * weight;
  for (std::size_t c = 0; c < Dims; ++c) sum.force[c] += mass * weight * weight * apart[c];
}

template <int Dims>
bool isFar(const std::array<double, Dims>& y, const Cell<Dims>& cell) {
  double squared = 0;
  for (std::size_t c = 0; c < Dims; ++c) {
    const double apart = y[c] - static_cast<double>(cell.center[c]);
    squared += apart * apart;
  }
  return squared > static_cast<double>(cell.squaredReach);
}

}  // namespace

template <int Dims>
FixedRepulsion<Dims>::FixedRepulsion(const MatrixF& map, double theta, ThreadTeam& team)
    : sorted_(static_cast<std::size_t>(map.rows())) {
  MortonSort<Dims> sort;
  sort.sort(map, team);
  for (std::size_t i = 0; i < sorted_.size(); ++i)
    for (std::size_t c = 0; c < Dims; ++c)
      sorted_[i][c] = map(sort.order()[i], static_cast<Eigen::Index>(c));
  CellTree<Dims> tree;
  tree.build(sort.codes(), sorted_, sort.width(), theta, team);
  cells_.assign(tree.cells().begin(), tree.cells().end());
}

template <int Dims>
typename FixedRepulsion<Dims>::Sum FixedRepulsion<Dims>::at(const Place& y) const {
  Sum sum;
  for (std::size_t i = 0; i < cells_.size();) {
    const Cell<Dims>& cell = cells_[i];
    if (isFar<Dims>(y, cell)) {
      add<Dims>(y, cell.center, static_cast<double>(cell.end - cell.begin), sum);
      i += cell.cells;
      continue;
    }
    if (cell.isLeaf())
      for (std::size_t point = cell.begin; point < cell.end; ++point)
        add<Dims>(y, sorted_[point], 1, sum);
    ++i;
  }
  return sum;
}

template class FixedRepulsion<2>;
template class FixedRepulsion<3>;

}  // namespace lookbook
