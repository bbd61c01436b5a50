// Compiled once for each supported instruction set.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/embedding/common/edge_sampling_kernel.cpp"
#include <hwy/foreach_target.h>
// foreach_target.h has to come first.
#include "core/embedding/common/edge_sampling_kernel.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>
#include <utility>

HWY_BEFORE_NAMESPACE();
namespace lookbook::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using D = hn::CappedTag<float, kSampledLanes>;
using DU = hn::RebindToUnsigned<D>;

using Lanes = std::array<float, kSampledLanes>;
using Words = std::array<std::uint32_t, kSampledLanes>;

/// As many points as a vector has lanes.
struct Group {
  HWY_ALIGN Words rows;       ///< the points; lanes without a point repeat the first one
  HWY_ALIGN Words counts;     ///< number of edges that each point samples
  HWY_ALIGN Words keys;       ///< keys of the random numbers
  std::uint32_t longest = 0;  ///< the largest count
};

/// Finds the other ends of the edges that point i samples, in a random order, and stores them at
/// others[0], others[lanes], ...
std::uint32_t sampleRow(const SampledEdges& edges, const SamplingEpoch& epoch, std::size_t i,
                        std::size_t lanes, std::uint32_t* others) {
  std::uint32_t count = 0;
  for (std::uint32_t e = edges.start[i]; e < edges.start[i + 1]; ++e) {
    others[count * lanes] = edges.columns[e];
    count += sampledIn(epoch.epoch, edges.rates[e]) ? 1 : 0;
  }
  // Fisher & Yates' shuffle. While the learning rate is high, the last attraction has the most
  // effect; in the order of the row, it would always be that of the same neighbour.
  const std::uint32_t key = samplingKey(epoch, i);
  for (std::uint32_t left = count; left > 1; --left)
    std::swap(others[(left - 1) * lanes], others[randomBelow(key, ~left, left) * lanes]);
  return count;
}

/// Finds the edges that the points sample, and stores their other ends at others[k * lanes + lane].
Group gatherGroup(const SampledEdges& edges, const SamplingEpoch& epoch, std::size_t begin,
                  std::size_t end, std::uint32_t* others) {
  const std::size_t lanes = hn::Lanes(D());
  Group group{};
  std::fill_n(group.rows.begin(), lanes, static_cast<std::uint32_t>(begin));
  for (std::size_t lane = 0; lane < end - begin; ++lane) {
    group.rows[lane] = static_cast<std::uint32_t>(begin + lane);
    group.keys[lane] = samplingKey(epoch, begin + lane);
    group.counts[lane] = sampleRow(edges, epoch, begin + lane, lanes, others + lane);
    group.longest = std::max(group.longest, group.counts[lane]);
  }
  // Entries of a lane beyond its count are loaded like the others, but not used.
  for (std::size_t lane = 0; lane < lanes; ++lane)
    for (std::uint32_t k = group.counts[lane]; k < group.longest; ++k)
      others[k * lanes + lane] = group.rows[lane];
  return group;
}

/// randomBelow() for a vector of keys.
template <class VU>
HWY_INLINE VU randomPoints(VU keys, std::uint32_t draw, std::uint32_t n) {
  const DU du;
#if HWY_TARGET == HWY_SCALAR
  return hn::Set(du, randomBelow(hn::GetLane(keys), draw, n));
#else
  VU x = hn::Add(keys, hn::Set(du, kSamplingStride * draw));
  x = hn::Mul(hn::Xor(x, hn::ShiftRight<16>(x)), hn::Set(du, 0x7feb352dU));
  x = hn::Mul(hn::Xor(x, hn::ShiftRight<15>(x)), hn::Set(du, 0x846ca68bU));
  x = hn::Xor(x, hn::ShiftRight<16>(x));
  const hn::Repartition<std::uint64_t, DU> wide;
  const VU limit = hn::Set(du, n);
  const VU even = hn::BitCast(du, hn::ShiftRight<32>(hn::MulEven(x, limit)));
  const VU above = hn::BitCast(du, hn::ShiftRight<32>(hn::BitCast(wide, x)));
  return hn::OddEven(hn::BitCast(du, hn::MulEven(above, limit)), even);
#endif
}

/// The coordinates of as many points as a vector has lanes. They are copied one by one, which is
/// faster than gather instructions.
template <int Dims, class V>
HWY_INLINE void fetch(const float* positions, const std::uint32_t* rows, V& x, V& y, V& z) {
  const D d;
  HWY_ALIGN std::array<float, kSampledLanes * Dims> fetched;
  for (std::size_t lane = 0; lane < hn::Lanes(d); ++lane)
    std::memcpy(fetched.data() + lane * Dims, positions + std::size_t{rows[lane]} * Dims,
                Dims * sizeof(float));
  if constexpr (Dims == 2)
    hn::LoadInterleaved2(d, fetched.data(), x, y);
  else
    hn::LoadInterleaved3(d, fetched.data(), x, y, z);
}

/// The vectors from the other points to these, and their squared lengths. A length of 0 is replaced
/// by a tiny one, which has no effect, because the vector is zero.
template <int Dims, class V>
HWY_INLINE V apart(const float* positions, const std::uint32_t* others, V x, V y, V z, V& dx, V& dy,
                   V& dz) {
  const D d;
  const V least = hn::Set(d, 1e-30F);
  fetch<Dims>(positions, others, dx, dy, dz);
  dx = hn::Sub(x, dx);
  dy = hn::Sub(y, dy);
  V squared = hn::MulAdd(dy, dy, hn::Mul(dx, dx));
  if constexpr (Dims == 3) {
    dz = hn::Sub(z, dz);
    squared = hn::MulAdd(dz, dz, squared);
  }
  return hn::Max(squared, least);
}

template <class V>
HWY_INLINE V power(V base, float exponent) {
  const D d;
  return hn::Exp(d, hn::Mul(hn::Set(d, exponent), hn::Log(d, base)));
}

/// The slope of the cross entropy along an edge: -2ab x^(2b - 2) / (1 + a x^2b).
template <class V>
HWY_INLINE V pull(V squared, const SamplingEpoch& epoch) {
  const D d;
  const V raised = power(squared, epoch.b);
  const V below = hn::Mul(squared, hn::MulAdd(hn::Set(d, epoch.a), raised, hn::Set(d, 1.0F)));
  return hn::Div(hn::Mul(hn::Set(d, -2 * epoch.a * epoch.b), raised), below);
}

/// The slope without an edge: 2b / ((0.001 + x^2) (1 + a x^2b)); the small number, which is that of
/// umap-learn, keeps it finite.
template <class V>
HWY_INLINE V push(V squared, const SamplingEpoch& epoch) {
  const D d;
  const V raised = power(squared, epoch.b);
  const V below = hn::Mul(hn::Add(squared, hn::Set(d, 1e-3F)),
                          hn::MulAdd(hn::Set(d, epoch.a), raised, hn::Set(d, 1.0F)));
  return hn::Div(hn::Set(d, 2 * epoch.b), below);
}

/// One step of one coordinate.
template <class V>
HWY_INLINE V stepped(V from, V slope, V difference, V rate) {
  const D d;
  const V most = hn::Set(d, 4.0F);
  const V step = hn::Max(hn::Neg(most), hn::Min(most, hn::Mul(slope, difference)));
  return hn::MulAdd(rate, step, from);
}

template <int Dims>
void moveGroup(const Group& group, const SampledEdges& edges, const SamplingEpoch& epoch,
               const float* positions, const std::uint32_t* others, Lanes& atX, Lanes& atY,
               Lanes& atZ) {
  const D d;
  const DU du;
  HWY_ALIGN Words drawn;
  const auto n = static_cast<std::uint32_t>(edges.size);
  const auto self = hn::Load(du, group.rows.data());
  const auto counts = hn::Load(du, group.counts.data());
  const auto keys = hn::Load(du, group.keys.data());
  const auto rate = hn::Set(d, epoch.learningRate);
  auto x = hn::Zero(d), y = hn::Zero(d), z = hn::Zero(d);
  fetch<Dims>(positions, group.rows.data(), x, y, z);
  auto dx = hn::Zero(d), dy = hn::Zero(d), dz = hn::Zero(d);
  const auto step = [&](auto slope, auto strength) HWY_ATTR {
    x = stepped(x, slope, dx, strength);
    y = stepped(y, slope, dy, strength);
    if constexpr (Dims == 3) z = stepped(z, slope, dz, strength);
  };
  const auto strength = [&](std::uint32_t k) HWY_ATTR {
    return hn::IfThenElseZero(hn::RebindMask(d, hn::Gt(counts, hn::Set(du, k))), rate);
  };
  for (int direction = 0; direction < 2; ++direction)
    for (std::uint32_t k = 0; k < group.longest; ++k) {
      const auto squared = apart<Dims>(positions, others + k * hn::Lanes(d), x, y, z, dx, dy, dz);
      step(pull(squared, epoch), strength(k));
    }
  for (std::uint32_t draw = 0; draw < group.longest * epoch.negatives; ++draw) {
    const auto other = randomPoints(keys, draw, n);
    hn::Store(other, du, drawn.data());
    const auto squared = apart<Dims>(positions, drawn.data(), x, y, z, dx, dy, dz);
    // A point is not repelled by its own earlier position.
    const auto own = hn::RebindMask(d, hn::Eq(other, self));
    step(push(squared, epoch), hn::IfThenZeroElse(own, strength(draw / epoch.negatives)));
  }
  hn::Store(x, d, atX.data());
  hn::Store(y, d, atY.data());
  hn::Store(z, d, atZ.data());
}

template <int Dims>
void sampleIn(const SampledEdges& edges, const SamplingEpoch& epoch, const float* positions,
              std::size_t begin, std::size_t end, float* moved, std::uint32_t* scratch) {
  const std::size_t lanes = hn::Lanes(D());
  for (std::size_t first = begin; first < end; first += lanes) {
    const std::size_t last = std::min(end, first + lanes);
    const Group group = gatherGroup(edges, epoch, first, last, scratch);
    HWY_ALIGN Lanes x, y, z;
    moveGroup<Dims>(group, edges, epoch, positions, scratch, x, y, z);
    for (std::size_t i = first; i < last; ++i) {
      moved[i * Dims] = x[i - first];
      moved[i * Dims + 1] = y[i - first];
      if constexpr (Dims == 3) moved[i * Dims + 2] = z[i - first];
    }
  }
}

void sampleAll(const SampledEdges& edges, const SamplingEpoch& epoch, const float* positions,
               int dims, std::size_t begin, std::size_t end, float* moved, std::uint32_t* scratch) {
  if (dims == 2)
    sampleIn<2>(edges, epoch, positions, begin, end, moved, scratch);
  else
    sampleIn<3>(edges, epoch, positions, begin, end, moved, scratch);
}

}  // namespace
}  // namespace lookbook::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace lookbook {

HWY_EXPORT(sampleAll);

void sampleEdges(const SampledEdges& edges, const SamplingEpoch& epoch, const float* positions,
                 int dims, std::size_t begin, std::size_t end, float* moved,
                 std::uint32_t* scratch) {
  HWY_DYNAMIC_DISPATCH(sampleAll)(edges, epoch, positions, dims, begin, end, moved, scratch);
}

}  // namespace lookbook
#endif
