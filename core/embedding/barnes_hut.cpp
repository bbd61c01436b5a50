#include "core/embedding/barnes_hut.h"

#include "core/embedding/cell_tree.h"
#include "core/embedding/morton.h"
#include "core/embedding/repulsion_kernel.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace lookbook {

namespace {

constexpr std::size_t kBlock = 4096;  ///< points of one block of the simple loops
constexpr std::size_t kParty = 8;     ///< groups that share the far part of the walk

/// The smallest box around some points, in float as the points are.
template <int Dims>
struct Box {
  std::array<float, Dims> low;
  std::array<float, Dims> high;

  [[nodiscard]] float squaredDistance(const std::array<float, Dims>& point) const {
    float sum = 0;
    for (std::size_t c = 0; c < Dims; ++c) {
      const float outside = std::max(0.0F, std::max(low[c] - point[c], point[c] - high[c]));
      sum += outside * outside;
    }
    return sum;
  }

  /// To the box's farthest corner.
  [[nodiscard]] float farthestSquaredDistance(const std::array<float, Dims>& point) const {
    float sum = 0;
    for (std::size_t c = 0; c < Dims; ++c) {
      const float across = std::max(high[c] - point[c], point[c] - low[c]);
      sum += across * across;
    }
    return sum;
  }

  void include(const Box& other) {
    for (std::size_t c = 0; c < Dims; ++c) {
      low[c] = std::min(low[c], other.low[c]);
      high[c] = std::max(high[c], other.high[c]);
    }
  }
};

/// Groups next to one another in Morton order, and a worker's memory for their walk.
template <int Dims>
struct Party {
  std::array<Group<Dims>, kParty> groups;
  std::array<Box<Dims>, kParty> boxes;
  std::size_t count = 0;                 ///< groups
  Bodies<Dims> shared;                   ///< act on all groups
  Bodies<Dims> own;                      ///< act on the group at hand
  std::vector<std::uint32_t> undecided;  ///< cells that some groups may take and others not
};

template <int Dims>
class Repulsion {
 public:
  double compute(const MatrixF& positions, double theta, ThreadTeam& team, MatrixF& forces) {
    const auto n = static_cast<std::size_t>(positions.rows());
    sort_.sort(positions, team);
    gather(positions, team);
    tree_.build(sort_.codes(), sorted_, sort_.width(), theta, team);
    constexpr std::size_t kPartyPoints = kParty * kGroup;
    sums_.assign((n + kPartyPoints - 1) / kPartyPoints, 0.0);
    parties_.resize(static_cast<std::size_t>(team.size()));
    forRanges(team, n, kPartyPoints, [&](std::size_t begin, std::size_t end, int worker) {
      Party<Dims>& party = parties_[static_cast<std::size_t>(worker)];
      gather(begin, end, party);
      walkTogether(begin, end, party);
      for (std::size_t g = 0; g < party.count; ++g) walkAlone(begin, end, g, party);
      sums_[begin / kPartyPoints] = scatter(party, begin, end, forces);
    });
    double total = 0;
    for (const double sum : sums_) total += sum;
    return total;
  }

 private:
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

  void gather(std::size_t begin, std::size_t end, Party<Dims>& party) const {
    party.count = (end - begin + kGroup - 1) / kGroup;
    for (std::size_t g = 0; g < party.count; ++g) {
      Group<Dims>& group = party.groups[g];
      group = {};
      for (std::size_t c = 0; c < Dims; ++c) {
        for (std::size_t lane = 0; lane < kGroup; ++lane)  // idle lanes repeat the last point
          group.position[c][lane] = sorted_[c][std::min(begin + g * kGroup + lane, end - 1)];
        const auto [least, most] =
            std::minmax_element(group.position[c].begin(), group.position[c].end());
        party.boxes[g].low[c] = *least;
        party.boxes[g].high[c] = *most;
      }
    }
  }

  /// The part of the walk on which all groups agree: cells that the party's whole box is far
  /// enough from, and cells that no point of it can be. The others are left to each group, so that
  /// each ends with the very bodies that it would have found alone.
  void walkTogether(std::size_t begin, std::size_t end, Party<Dims>& party) const {
    Box<Dims> box = party.boxes[0];
    for (std::size_t g = 1; g < party.count; ++g) box.include(party.boxes[g]);
    party.shared.clear();
    party.undecided.clear();
    const std::span<const Cell<Dims>> cells = tree_.cells();
    for (std::size_t i = 0; i < cells.size();) {
      const Cell<Dims>& cell = cells[i];
      const bool apart = cell.end <= begin || end <= cell.begin;
      if (apart && box.squaredDistance(cell.center) > cell.squaredReach) {
        party.shared.addCell(cell);
        i += cell.cells;
      } else if (box.farthestSquaredDistance(cell.center) <= cell.squaredReach) {
        if (cell.isLeaf()) party.shared.addPoints(cell);
        ++i;
      } else {
        party.undecided.push_back(static_cast<std::uint32_t>(i));
        i += cell.cells;
      }
    }
    for (std::size_t g = 0; g < party.count; ++g)
      addRepulsion<Dims>(party.shared, sorted_, party.groups[g]);
  }

  void walkAlone(std::size_t partyBegin, std::size_t partyEnd, std::size_t g,
                 Party<Dims>& party) const {
    const std::size_t begin = partyBegin + g * kGroup;
    const std::size_t end = std::min(begin + kGroup, partyEnd);
    const Box<Dims>& box = party.boxes[g];
    party.own.clear();
    const std::span<const Cell<Dims>> cells = tree_.cells();
    for (const std::size_t root : party.undecided)
      for (std::size_t i = root; i < root + cells[root].cells;) {
        const Cell<Dims>& cell = cells[i];
        const bool apart = cell.end <= begin || end <= cell.begin;
        if (apart && box.squaredDistance(cell.center) > cell.squaredReach) {
          party.own.addCell(cell);
          i += cell.cells;
        } else {
          if (cell.isLeaf()) party.own.addPoints(cell);
          ++i;
        }
      }
    addRepulsion<Dims>(party.own, sorted_, party.groups[g]);
  }

  /// Writes the forces to their points' rows; returns the party's share of the normalisation.
  double scatter(const Party<Dims>& party, std::size_t begin, std::size_t end,
                 MatrixF& forces) const {
    double sum = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const Group<Dims>& group = party.groups[(i - begin) / kGroup];
      const std::size_t lane = (i - begin) % kGroup;
      sum += static_cast<double>(group.normalization[lane]) - 1.0;  // without the point itself
      for (std::size_t c = 0; c < Dims; ++c)
        forces.data()[std::size_t{sort_.order()[i]} * Dims + c] = group.force[c][lane];
    }
    return sum;
  }

  MortonSort<Dims> sort_;
  std::array<std::vector<float>, Dims> sorted_;
  CellTree<Dims> tree_;
  std::vector<Party<Dims>> parties_;  ///< one for each worker
  std::vector<double> sums_;          ///< one for each party
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
