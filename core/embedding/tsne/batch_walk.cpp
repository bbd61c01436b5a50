// Compiled once for each supported instruction set.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/embedding/tsne/batch_walk.cpp"
#include <hwy/foreach_target.h>
// foreach_target.h has to come first.
#include "core/embedding/tsne/batch_walk.h"

#include <bit>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace lookbook::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

/// A set of groups: one bit for each.
using Groups = std::uint32_t;

/// The groups whose boxes are farther from the cell than its reach.
template <int Dims>
HWY_INLINE Groups farGroups(const Batch<Dims>& batch, const Cell<Dims>& cell) {
  const hn::CappedTag<float, Batch<Dims>::kGroups> d;
  Groups far = 0;
  for (std::size_t lane = 0; lane < Batch<Dims>::kGroups; lane += hn::Lanes(d)) {
    auto squared = hn::Zero(d);
    for (std::size_t c = 0; c < Dims; ++c) {
      const auto center = hn::Set(d, cell.center[c]);
      const auto below = hn::Sub(hn::Load(d, batch.low[c].data() + lane), center);
      const auto above = hn::Sub(center, hn::Load(d, batch.high[c].data() + lane));
      const auto outside = hn::Max(hn::Zero(d), hn::Max(below, above));
      squared = hn::MulAdd(outside, outside, squared);
    }
    std::array<std::uint8_t, 8> bits{};
    hn::StoreMaskBits(d, hn::Gt(squared, hn::Set(d, cell.squaredReach)), bits.data());
    far |= Groups{bits[0]} << lane;
  }
  return far;
}

/// The groups with points in the cell.
template <int Dims>
HWY_INLINE Groups inside(const Batch<Dims>& batch, const Cell<Dims>& cell) {
  if (cell.end <= batch.begin || batch.end <= cell.begin) return 0;
  const std::size_t first = cell.begin <= batch.begin ? 0 : (cell.begin - batch.begin) / kGroup;
  const std::size_t last = (std::min<std::size_t>(cell.end, batch.end) - 1 - batch.begin) / kGroup;
  return (Groups{2} << last) - (Groups{1} << first);
}

template <int Dims>
void walkBatch(std::span<const Cell<Dims>> cells, Batch<Dims>& batch) {
  const Groups everybody = (Groups{1} << batch.size()) - 1;
  batch.shared.clear();
  for (Bodies<Dims>& bodies : batch.own) bodies.clear();
  const auto give = [&](Groups groups, auto add) {
    if (groups == everybody) return add(batch.shared);
    for (; groups != 0; groups &= groups - 1)
      add(batch.own[static_cast<std::size_t>(std::countr_zero(groups))]);
  };

  // The groups that continue after the end of a subtree that they skip.
  struct Return {
    std::size_t at;
    Groups groups;
  };
  std::array<Return, kMortonLevels<Dims> + 2> returns;
  std::size_t depth = 0;
  returns[0] = {.at = cells.size(), .groups = everybody};
  Groups walking = everybody;
  for (std::size_t i = 0; i < cells.size();) {
    const Cell<Dims>& cell = cells[i];
    const Groups far = walking & farGroups(batch, cell) & ~inside(batch, cell);
    const Groups near = walking & ~far;
    if (far != 0) give(far, [&](Bodies<Dims>& bodies) { bodies.addCell(cell); });
    if (near == 0) {
      i += cell.cells;
    } else {
      if (cell.isLeaf()) {
        give(near, [&](Bodies<Dims>& bodies) { bodies.addPoints(cell); });
      } else if (near != walking) {
        returns[++depth] = {.at = i + cell.cells, .groups = walking};
        walking = near;
      }
      ++i;
    }
    while (depth > 0 && returns[depth].at == i) walking = returns[depth--].groups;
  }
}

void walkPlane(std::span<const Cell<2>> cells, Batch<2>& batch) {
  walkBatch<2>(cells, batch);
}

void walkSpace(std::span<const Cell<3>> cells, Batch<3>& batch) {
  walkBatch<3>(cells, batch);
}

}  // namespace
}  // namespace lookbook::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace lookbook {

HWY_EXPORT(walkPlane);
HWY_EXPORT(walkSpace);

void walk(std::span<const Cell<2>> cells, Batch<2>& batch) {
  HWY_DYNAMIC_DISPATCH(walkPlane)(cells, batch);
}

void walk(std::span<const Cell<3>> cells, Batch<3>& batch) {
  HWY_DYNAMIC_DISPATCH(walkSpace)(cells, batch);
}

}  // namespace lookbook
#endif
