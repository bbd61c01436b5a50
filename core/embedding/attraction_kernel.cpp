// Compiled once for each instruction set that the machine at hand may have.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/embedding/attraction_kernel.cpp"
#include <hwy/foreach_target.h>
// foreach_target.h has to come first.
#include "core/embedding/attraction_kernel.h"

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace lookbook::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using D = hn::CappedTag<float, kAffinityLanes>;

/// Coordinates of a vector's worth of points of the plane. A pair of floats is fetched as one word
/// of 64 bits: half the fetches.
template <class V>
HWY_INLINE void gather(const float* positions, const std::uint32_t* columns, V& x, V& y) {
  const D d;
#if HWY_TARGET == HWY_SCALAR
  x = hn::Set(d, positions[std::size_t{*columns} * 2]);
  y = hn::Set(d, positions[std::size_t{*columns} * 2 + 1]);
#else
  const hn::Repartition<std::uint64_t, D> pairs;
  const hn::RebindToSigned<decltype(pairs)> places;
  const hn::Rebind<std::int32_t, decltype(places)> half;
  const auto* words = reinterpret_cast<const std::uint64_t*>(positions);
  const auto* first = reinterpret_cast<const std::int32_t*>(columns);
  const auto low = hn::GatherIndex(pairs, words, hn::PromoteTo(places, hn::LoadU(half, first)));
  const auto high = hn::GatherIndex(
      pairs, words, hn::PromoteTo(places, hn::LoadU(half, first + hn::Lanes(pairs))));
  x = hn::ConcatEven(d, hn::BitCast(d, high), hn::BitCast(d, low));
  y = hn::ConcatOdd(d, hn::BitCast(d, high), hn::BitCast(d, low));
#endif
}

/// The same in space.
template <class V>
HWY_INLINE void gather(const float* positions, const std::uint32_t* columns, V& x, V& y, V& z) {
  const D d;
  const hn::RebindToSigned<D> di;
  const auto column = hn::LoadU(di, reinterpret_cast<const std::int32_t*>(columns));
  const auto place = hn::Add(column, hn::Add(column, column));
  x = hn::GatherIndex(d, positions, place);
  y = hn::GatherIndex(d, positions + 1, place);
  z = hn::GatherIndex(d, positions + 2, place);
}

/// The differences of a point to a vector's worth of others, and 1 + their squared lengths.
template <int Dims, class V>
HWY_INLINE V differences(const float* positions, const float* point, const std::uint32_t* columns,
                         V& dx, V& dy, V& dz) {
  const D d;
  if constexpr (Dims == 2) {
    gather(positions, columns, dx, dy);
  } else {
    gather(positions, columns, dx, dy, dz);
    dz = hn::Sub(hn::Set(d, point[2]), dz);
  }
  dx = hn::Sub(hn::Set(d, point[0]), dx);
  dy = hn::Sub(hn::Set(d, point[1]), dy);
  const V sum = hn::MulAdd(dy, dy, hn::MulAdd(dx, dx, hn::Set(d, 1.0F)));
  return Dims == 2 ? sum : hn::MulAdd(dz, dz, sum);
}

template <int Dims>
void attractIn(const AffinityRows& rows, const float* positions, std::size_t begin, std::size_t end,
               float* forces) {
  const D d;
  for (std::size_t i = begin; i < end; ++i, forces += Dims) {
    const float* point = positions + i * Dims;
    auto x = hn::Zero(d), y = hn::Zero(d), z = hn::Zero(d);
    for (std::size_t e = rows.start[i]; e < rows.start[i + 1]; e += hn::Lanes(d)) {
      auto dx = hn::Zero(d), dy = hn::Zero(d), dz = hn::Zero(d);
      const auto apart = differences<Dims>(positions, point, rows.columns + e, dx, dy, dz);
      const auto pull = hn::Div(hn::LoadU(d, rows.values + e), apart);
      x = hn::MulAdd(pull, dx, x);
      y = hn::MulAdd(pull, dy, y);
      if constexpr (Dims == 3) z = hn::MulAdd(pull, dz, z);
    }
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
    for (std::size_t e = rows.start[i]; e < rows.start[i + 1]; e += hn::Lanes(d)) {
      auto dx = hn::Zero(d), dy = hn::Zero(d), dz = hn::Zero(d);
      const auto apart =
          differences<Dims>(positions, positions + i * Dims, rows.columns + e, dx, dy, dz);
      row = hn::MulAdd(hn::LoadU(d, rows.values + e), hn::Log(d, apart), row);
    }
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
