#include "core/embedding/barnes_hut.h"

#include "core/embedding/cell_tree.h"
#include "core/embedding/morton.h"
#include "core/embedding/repulsion_kernel.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace lookbook {

namespace {

constexpr std::size_t kBlock = 4096;        ///< points of one block of the simple loops
constexpr std::size_t kGroupsInBlock = 32;  ///< groups of one block of the walk
constexpr std::size_t kBodies = 1024;       ///< evaluated when so many have come together

template <int Dims>
class Repulsion {
 public:
  double compute(const MatrixF& positions, double theta, ThreadTeam& team, MatrixF& forces) {
    const auto n = static_cast<std::size_t>(positions.rows());
    sort_.sort(positions, team);
    gather(positions, team);
    tree_.build(sort_.codes(), sorted_, sort_.width(), theta, team);
    const std::size_t groups = (n + kGroup - 1) / kGroup;
    sums_.assign((groups + kGroupsInBlock - 1) / kGroupsInBlock, 0.0);
    bodies_.resize(static_cast<std::size_t>(team.size()));
    for (Bodies<Dims>& bodies : bodies_) reserve(bodies);
    forRanges(team, groups, kGroupsInBlock, [&](std::size_t begin, std::size_t end, int worker) {
      double sum = 0;
      for (std::size_t group = begin; group < end; ++group)
        sum += walk(group * kGroup, std::min((group + 1) * kGroup, n),
                    bodies_[static_cast<std::size_t>(worker)], forces);
      sums_[begin / kGroupsInBlock] = sum;
    });
    double total = 0;
    for (const double sum : sums_) total += sum;
    return total;
  }

 private:
  static void reserve(Bodies<Dims>& bodies) {
    for (std::vector<float>& coordinate : bodies.coordinates) coordinate.resize(kBodies);
    bodies.mass.resize(kBodies);
  }

  /// The coordinates in Morton order, an array for each dimension.
  void gather(const MatrixF& positions, ThreadTeam& team) {
    const auto n = static_cast<std::size_t>(positions.rows());
    for (std::vector<float>& coordinate : sorted_) coordinate.resize(n);
    forRanges(team, n, kBlock, [&](std::size_t begin, std::size_t end, int) {
      for (std::size_t i = begin; i < end; ++i)
        for (std::size_t c = 0; c < Dims; ++c)
          sorted_[c][i] = positions.data()[std::size_t{sort_.order()[i]} * Dims + c];
    });
  }

  /// Walks the tree for the points in [begin, end) and scatters their forces; returns their share
  /// of the normalisation.
  double walk(std::size_t begin, std::size_t end, Bodies<Dims>& bodies, MatrixF& forces) const {
    Group<Dims> group{};
    std::array<float, Dims> low;
    std::array<float, Dims> high;
    for (std::size_t c = 0; c < Dims; ++c) {
      for (std::size_t lane = 0; lane < kGroup; ++lane)  // idle lanes repeat the last point
        group.position[c][lane] = sorted_[c][std::min(begin + lane, end - 1)];
      const auto [least, most] =
          std::minmax_element(group.position[c].begin(), group.position[c].end());
      low[c] = *least;
      high[c] = *most;
    }
    bodies.count = 0;
    const std::span<const Cell<Dims>> cells = tree_.cells();
    for (std::size_t i = 0; i < cells.size();) {
      const Cell<Dims>& cell = cells[i];
      float squaredDistance = 0;  // from the group's bounding box to the centre of mass
      for (std::size_t c = 0; c < Dims; ++c) {
        const float outside =
            std::max(0.0F, std::max(low[c] - cell.center[c], cell.center[c] - high[c]));
        squaredDistance += outside * outside;
      }
      const bool holdsGroup = cell.begin < end && begin < cell.end;
      if (squaredDistance > cell.squaredReach && !holdsGroup) {
        addCell(cell, bodies, group);
        i += cell.cells;
      } else {
        if (cell.isLeaf()) addPoints(cell, bodies, group);
        ++i;
      }
    }
    addRepulsion(bodies, group);
    return scatter(group, begin, end, forces);
  }

  static void addCell(const Cell<Dims>& cell, Bodies<Dims>& bodies, Group<Dims>& group) {
    if (bodies.count == kBodies) flush(bodies, group);
    for (std::size_t c = 0; c < Dims; ++c) bodies.coordinates[c][bodies.count] = cell.center[c];
    bodies.mass[bodies.count++] = static_cast<float>(cell.end - cell.begin);
  }

  void addPoints(const Cell<Dims>& cell, Bodies<Dims>& bodies, Group<Dims>& group) const {
    for (std::size_t first = cell.begin; first < cell.end;) {
      if (bodies.count == kBodies) flush(bodies, group);
      const std::size_t count = std::min(cell.end - first, kBodies - bodies.count);
      for (std::size_t c = 0; c < Dims; ++c)
        std::copy_n(sorted_[c].data() + first, count, bodies.coordinates[c].data() + bodies.count);
      std::fill_n(bodies.mass.data() + bodies.count, count, 1.0F);
      bodies.count += count;
      first += count;
    }
  }

  static void flush(Bodies<Dims>& bodies, Group<Dims>& group) {
    addRepulsion(bodies, group);
    bodies.count = 0;
  }

  double scatter(const Group<Dims>& group, std::size_t begin, std::size_t end,
                 MatrixF& forces) const {
    double sum = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t lane = i - begin;
      sum += static_cast<double>(group.normalization[lane]) - 1.0;  // without the point itself
      for (std::size_t c = 0; c < Dims; ++c)
        forces.data()[std::size_t{sort_.order()[i]} * Dims + c] = group.force[c][lane];
    }
    return sum;
  }

  MortonSort<Dims> sort_;
  std::array<std::vector<float>, Dims> sorted_;
  CellTree<Dims> tree_;
  std::vector<Bodies<Dims>> bodies_;  ///< one for each worker
  std::vector<double> sums_;          ///< one for each block
};

}  // namespace

struct BarnesHut::Impl {
  std::size_t n;
  int dims;
  Repulsion<2> plane;
  Repulsion<3> space;
};

BarnesHut::BarnesHut(std::size_t n, int dims) : impl_(std::make_unique<Impl>()) {
  assert(dims == 2 || dims == 3);
  impl_->n = n;
  impl_->dims = dims;
}
BarnesHut::~BarnesHut() = default;
BarnesHut::BarnesHut(BarnesHut&&) noexcept = default;
BarnesHut& BarnesHut::operator=(BarnesHut&&) noexcept = default;

double BarnesHut::repulsion(const MatrixF& positions, double theta, ThreadTeam& team,
                            MatrixF& forces) {
  assert(static_cast<std::size_t>(positions.rows()) == impl_->n);
  assert(positions.cols() == impl_->dims);
  forces.resize(positions.rows(), positions.cols());
  if (impl_->n == 0) return 0;
  return impl_->dims == 2 ? impl_->plane.compute(positions, theta, team, forces)
                          : impl_->space.compute(positions, theta, team, forces);
}

}  // namespace lookbook
