// Compiled once for each supported instruction set.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/embedding/tsne/repulsion_kernel.cpp"
#include <hwy/foreach_target.h>
// foreach_target.h has to come first.
#include "core/embedding/tsne/repulsion_kernel.h"

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace lookbook::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

/// 1 + the squared length of a difference.
template <int Dims, class V>
HWY_INLINE V denominator(V dx, V dy, V dz, V one) {
  V sum = hn::MulAdd(dy, dy, hn::MulAdd(dx, dx, one));
  if constexpr (Dims == 3) sum = hn::MulAdd(dz, dz, sum);
  return sum;
}

/// Adds the repulsion by `count` bodies to one vector of points. A body consists of its coordinates
/// and, if it is not 1, its mass. Two bodies are processed together, so that they share one
/// division.
template <int Dims, bool kMassive, class D, class V = hn::Vec<D>>
HWY_INLINE void addBodies(D d, const float* HWY_RESTRICT bodies, std::size_t count, V x, V y, V z,
                          V& forceX, V& forceY, V& forceZ, V& normalization) {
  constexpr std::size_t kStride = Dims + (kMassive ? 1 : 0);
  const V one = hn::Set(d, 1.0F);
  const auto act = [&](const float* body, V q, V dx, V dy, V dz) HWY_ATTR {
    const V massQ = kMassive ? hn::Mul(q, hn::Set(d, body[kStride - 1])) : q;
    normalization = hn::Add(normalization, massQ);
    const V weight = hn::Mul(massQ, q);
    forceX = hn::MulAdd(weight, dx, forceX);
    forceY = hn::MulAdd(weight, dy, forceY);
    if constexpr (Dims == 3) forceZ = hn::MulAdd(weight, dz, forceZ);
  };
  const auto apart = [&](V from, const float* body, std::size_t c)
                         HWY_ATTR { return c < Dims ? hn::Sub(from, hn::Set(d, body[c])) : from; };
  const float* const end = bodies + count * kStride;
  const float* a = bodies;
  for (; a + kStride < end; a += 2 * kStride) {
    const float* b = a + kStride;
    const V ax = apart(x, a, 0), ay = apart(y, a, 1), az = apart(z, a, 2);
    const V bx = apart(x, b, 0), by = apart(y, b, 1), bz = apart(z, b, 2);
    const V da = denominator<Dims>(ax, ay, az, one);
    const V db = denominator<Dims>(bx, by, bz, one);
    const V both = hn::Div(one, hn::Mul(da, db));
    act(a, hn::Mul(both, db), ax, ay, az);
    act(b, hn::Mul(both, da), bx, by, bz);
  }
  if (a == end) return;
  const V ax = apart(x, a, 0), ay = apart(y, a, 1), az = apart(z, a, 2);
  act(a, hn::Div(one, denominator<Dims>(ax, ay, az, one)), ax, ay, az);
}

template <int Dims>
void addRepulsion(const Bodies<Dims>& bodies, std::span<const std::array<float, Dims>> points,
                  Group<Dims>& group) {
  const hn::CappedTag<float, kGroup> d;
  constexpr std::size_t kZ = Dims - 1;  // in 2-D, unused
  for (std::size_t lane = 0; lane < kGroup; lane += hn::Lanes(d)) {
    const auto x = hn::Load(d, group.position[0].data() + lane);
    const auto y = hn::Load(d, group.position[1].data() + lane);
    const auto z = hn::Load(d, group.position[kZ].data() + lane);
    auto forceX = hn::Load(d, group.force[0].data() + lane);
    auto forceY = hn::Load(d, group.force[1].data() + lane);
    auto forceZ = hn::Load(d, group.force[kZ].data() + lane);
    auto normalization = hn::Load(d, group.normalization.data() + lane);
    if (!bodies.cells.empty())
      addBodies<Dims, true>(d, bodies.cells.front().data(), bodies.cells.size(), x, y, z, forceX,
                            forceY, forceZ, normalization);
    for (const auto& run : bodies.runs)
      addBodies<Dims, false>(d, points[run.begin].data(), run.end - run.begin, x, y, z, forceX,
                             forceY, forceZ, normalization);
    if constexpr (Dims == 3) hn::Store(forceZ, d, group.force[kZ].data() + lane);
    hn::Store(forceX, d, group.force[0].data() + lane);
    hn::Store(forceY, d, group.force[1].data() + lane);
    hn::Store(normalization, d, group.normalization.data() + lane);
  }
}

void addInPlane(const Bodies<2>& bodies, std::span<const std::array<float, 2>> points,
                Group<2>& group) {
  addRepulsion<2>(bodies, points, group);
}

void addInSpace(const Bodies<3>& bodies, std::span<const std::array<float, 3>> points,
                Group<3>& group) {
  addRepulsion<3>(bodies, points, group);
}

}  // namespace
}  // namespace lookbook::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace lookbook {

HWY_EXPORT(addInPlane);
HWY_EXPORT(addInSpace);

void addRepulsion(const Bodies<2>& bodies, std::span<const std::array<float, 2>> points,
                  Group<2>& group) {
  HWY_DYNAMIC_DISPATCH(addInPlane)(bodies, points, group);
}

void addRepulsion(const Bodies<3>& bodies, std::span<const std::array<float, 3>> points,
                  Group<3>& group) {
  HWY_DYNAMIC_DISPATCH(addInSpace)(bodies, points, group);
}

}  // namespace lookbook
#endif
