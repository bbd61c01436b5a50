// Compiled once for each supported instruction set.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/embedding/tsne/attraction_kernel.cpp"
#include <hwy/foreach_target.h>
// foreach_target.h has to come first.
#include "core/embedding/tsne/attraction_kernel.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace lookbook::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using D = hn::CappedTag<float, kAffinityLanes>;

/// Entries of a row that are processed together.
constexpr std::size_t kChunk = 256;

/// The positions of the other points of a chunk, side by side. They are copied one by one;
/// compilers use gather instructions if the processor has them.
template <int Dims>
HWY_INLINE void fetch(const float* positions, const std::uint32_t* columns, std::size_t count,
                      float* fetched) {
  for (std::size_t e = 0; e < count; ++e)
    std::memcpy(fetched + e * Dims, positions + std::size_t{columns[e]} * Dims,
                Dims * sizeof(float));
}

/// The differences between a point and as many others as a vector has lanes, and 1 + their squared
/// lengths.
template <int Dims, class V>
HWY_INLINE V differences(const float* fetched, const float* point, V& dx, V& dy, V& dz) {
  const D d;
  if constexpr (Dims == 2) {
    hn::LoadInterleaved2(d, fetched, dx, dy);
  } else {
    hn::LoadInterleaved3(d, fetched, dx, dy, dz);
    dz = hn::Sub(hn::Set(d, point[2]), dz);
  }
  dx = hn::Sub(hn::Set(d, point[0]), dx);
  dy = hn::Sub(hn::Set(d, point[1]), dy);
  const V sum = hn::MulAdd(dy, dy, hn::MulAdd(dx, dx, hn::Set(d, 1.0F)));
  return Dims == 2 ? sum : hn::MulAdd(dz, dz, sum);
}

/// Calls body(entry, fetched) for each vector of entries of row i; `fetched` are their positions.
template <int Dims, class Body>
HWY_INLINE void forVectors(const AffinityRows& rows, const float* positions, std::size_t i,
                           Body&& body) {
  const D d;
  HWY_ALIGN std::array<float, kChunk * Dims> fetched;
  for (std::size_t first = rows.start[i]; first < rows.start[i + 1]; first += kChunk) {
    const std::size_t count = std::min<std::size_t>(kChunk, rows.start[i + 1] - first);
    fetch<Dims>(positions, rows.columns + first, count, fetched.data());
    for (std::size_t e = 0; e < count; e += hn::Lanes(d))
      body(first + e, fetched.data() + e * Dims);
  }
}

template <int Dims>
void attractIn(const AffinityRows& rows, const float* positions, std::size_t begin, std::size_t end,
               float* forces) {
  const D d;
  for (std::size_t i = begin; i < end; ++i, forces += Dims) {
    auto x = hn::Zero(d), y = hn::Zero(d), z = hn::Zero(d);
    forVectors<Dims>(rows, positions, i, [&](std::size_t e, const float* fetched) HWY_ATTR {
      auto dx = hn::Zero(d), dy = hn::Zero(d), dz = hn::Zero(d);
      const auto apart = differences<Dims>(fetched, positions + i * Dims, dx, dy, dz);
      const auto pull = hn::Div(hn::LoadU(d, rows.values + e), apart);
      x = hn::MulAdd(pull, dx, x);
      y = hn::MulAdd(pull, dy, y);
      if constexpr (Dims == 3) z = hn::MulAdd(pull, dz, z);
    });
    forces[0] = hn::GetLane(hn::SumOfLanes(d, x));
    forces[1] = hn::GetLane(hn::SumOfLanes(d, y));
    if constexpr (Dims == 3) forces[2] = hn::GetLane(hn::SumOfLanes(d, z));
  }
}

template <int Dims>
double sumLogDistancesIn(const AffinityRows& rows, const float* positions, std::size_t begin,
                         std::size_t end) {
  const D d;
  double sum = 0;
  for (std::size_t i = begin; i < end; ++i) {
    auto row = hn::Zero(d);
    forVectors<Dims>(rows, positions, i, [&](std::size_t e, const float* fetched) HWY_ATTR {
      auto dx = hn::Zero(d), dy = hn::Zero(d), dz = hn::Zero(d);
      const auto apart = differences<Dims>(fetched, positions + i * Dims, dx, dy, dz);
      row = hn::MulAdd(hn::LoadU(d, rows.values + e), hn::Log(d, apart), row);
    });
    sum += static_cast<double>(hn::GetLane(hn::SumOfLanes(d, row)));
  }
  return sum;
}

void attractAll(const AffinityRows& rows, const float* positions, int dims, std::size_t begin,
                std::size_t end, float* forces) {
  if (dims == 2)
    attractIn<2>(rows, positions, begin, end, forces);
  else
    attractIn<3>(rows, positions, begin, end, forces);
}

double sumAllLogDistances(const AffinityRows& rows, const float* positions, int dims,
                          std::size_t begin, std::size_t end) {
  return dims == 2 ? sumLogDistancesIn<2>(rows, positions, begin, end)
                   : sumLogDistancesIn<3>(rows, positions, begin, end);
}

}  // namespace
}  // namespace lookbook::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace lookbook {

HWY_EXPORT(attractAll);
HWY_EXPORT(sumAllLogDistances);

void attract(const AffinityRows& rows, const float* positions, int dims, std::size_t begin,
             std::size_t end, float* forces) {
  HWY_DYNAMIC_DISPATCH(attractAll)(rows, positions, dims, begin, end, forces);
}

double sumLogDistances(const AffinityRows& rows, const float* positions, int dims,
                       std::size_t begin, std::size_t end) {
  return HWY_DYNAMIC_DISPATCH(sumAllLogDistances)(rows, positions, dims, begin, end);
}

}  // namespace lookbook
#endif
