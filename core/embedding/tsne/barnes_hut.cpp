#include "core/embedding/tsne/barnes_hut.h"

#include "core/embedding/tsne/batch_walk.h"
#include "core/embedding/tsne/cell_tree.h"
#include "core/embedding/tsne/morton.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace lookbook {

namespace {

constexpr std::size_t kTreeBlock = 4096;  ///< points of one block of the simple loops
template <int Dims>
class Repulsion {
 public:
  double compute(const MatrixF& positions, double theta, ThreadTeam& team, MatrixF& forces) {
    const auto n = static_cast<std::size_t>(positions.rows());
    sort_.sort(positions, team);
    gather(positions, team);
    tree_.build(sort_.codes(), sorted_, sort_.width(), theta, team);
    constexpr std::size_t kPoints = Batch<Dims>::kPoints;
    sums_.assign((n + kPoints - 1) / kPoints, 0.0);
    batches_.resize(static_cast<std::size_t>(team.size()));
    forRanges(team, n, kPoints, [&](std::size_t begin, std::size_t end, int worker) {
      Batch<Dims>& batch = batches_[static_cast<std::size_t>(worker)];
      gather(begin, end, batch);
      walk(tree_.cells(), batch);
      for (std::size_t g = 0; g < batch.size(); ++g) {
        addRepulsion(batch.shared, sorted_, batch.groups[g]);
        addRepulsion(batch.own[g], sorted_, batch.groups[g]);
      }
      sums_[begin / kPoints] = scatter(batch, forces);
    });
    double total = 0;
    for (const double sum : sums_) total += sum;
    // Each sum includes 1 for the point itself, so that less than its last bit cannot be
    // distinguished from 0.
    constexpr double kLastBit = 0x1.0p-24;
    return std::max(total, static_cast<double>(n) * kLastBit);
  }

 private:
  void gather(const MatrixF& positions, ThreadTeam& team) {
    const auto n = static_cast<std::size_t>(positions.rows());
    sorted_.resize(n);
    forRanges(team, n, kTreeBlock, [&](std::size_t begin, std::size_t end, int) {
      for (std::size_t i = begin; i < end; ++i)
        for (std::size_t c = 0; c < Dims; ++c)
          sorted_[i][c] = positions.data()[std::size_t{sort_.order()[i]} * Dims + c];
    });
  }

  void gather(std::size_t begin, std::size_t end, Batch<Dims>& batch) const {
    batch.begin = begin;
    batch.end = end;
    for (std::size_t g = 0; g < Batch<Dims>::kGroups; ++g) {
      Group<Dims>& group = batch.groups[g];
      group = {};
      for (std::size_t c = 0; c < Dims; ++c) {
        for (std::size_t lane = 0; lane < kGroup; ++lane)  // idle lanes repeat the last point
          group.position[c][lane] = sorted_[std::min(begin + g * kGroup + lane, end - 1)][c];
        const auto [least, most] =
            std::minmax_element(group.position[c].begin(), group.position[c].end());
        batch.low[c][g] = *least;
        batch.high[c][g] = *most;
      }
    }
  }

  /// Writes the forces to the rows of their points, and returns the batch's part of the
  /// normalisation.
  double scatter(const Batch<Dims>& batch, MatrixF& forces) const {
    double sum = 0;
    for (std::size_t i = batch.begin; i < batch.end; ++i) {
      const Group<Dims>& group = batch.groups[(i - batch.begin) / kGroup];
      const std::size_t lane = (i - batch.begin) % kGroup;
      sum += static_cast<double>(group.normalization[lane]) - 1.0;  // without the point itself
      for (std::size_t c = 0; c < Dims; ++c)
        forces.data()[std::size_t{sort_.order()[i]} * Dims + c] = group.force[c][lane];
    }
    return sum;
  }

  MortonSort<Dims> sort_;
  std::vector<std::array<float, Dims>> sorted_;  ///< points in Morton order
  CellTree<Dims> tree_;
  std::vector<Batch<Dims>> batches_;  ///< one for each worker
  std::vector<double> sums_;          ///< one for each batch
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
