#include "core/embedding/attraction.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <utility>

namespace lookbook {

namespace {

constexpr std::size_t kLanes = 16;
constexpr std::size_t kBlock = 1024;

std::size_t padded(std::size_t count) {
  return (count + kLanes - 1) / kLanes * kLanes;
}

/// The squared distances of sixteen neighbours, and the differences that make them.
template <int Dims>
struct Neighbors {
  std::array<std::array<float, kLanes>, Dims> difference;
  std::array<float, kLanes> denominator;  ///< 1 + the squared distance

  Neighbors(const float* positions, const float* point, const std::uint32_t* columns) {
    for (std::size_t c = 0; c < Dims; ++c)
      for (std::size_t lane = 0; lane < kLanes; ++lane)
        difference[c][lane] = point[c] - positions[std::size_t{columns[lane]} * Dims + c];
    denominator.fill(1);
    for (std::size_t c = 0; c < Dims; ++c)
      for (std::size_t lane = 0; lane < kLanes; ++lane)
        denominator[lane] += difference[c][lane] * difference[c][lane];
  }
};

float sumLanes(std::array<float, kLanes> lanes) {
  for (std::size_t half = kLanes / 2; half > 0; half /= 2)
    for (std::size_t lane = 0; lane < half; ++lane) lanes[lane] += lanes[lane + half];
  return lanes[0];
}

/// Natural logarithm of a normal float >= 1, to 2 units in the last place; written without a
/// branch, so that a loop over it becomes vector instructions, which the library's does not.
/// Cephes' polynomial (Moshier 1989, "Methods and Programs for Mathematical Functions").
inline float logOf(float x) {
  constexpr float kHalfRoot = 0.70710678F;
  const auto bits = std::bit_cast<std::uint32_t>(x);
  float exponent = static_cast<float>(static_cast<std::int32_t>(bits >> 23U) - 126);
  float m = std::bit_cast<float>((bits & 0x007fffffU) | 0x3f000000U);  // in [0.5, 1)
  const bool small = m < kHalfRoot;
  exponent -= small ? 1.0F : 0.0F;
  m += small ? m : 0.0F;
  m -= 1;
  const float z = m * m;
  float y = 7.0376836292e-2F;
  y = y * m - 1.1514610310e-1F;
  y = y * m + 1.1676998740e-1F;
  y = y * m - 1.2420140846e-1F;
  y = y * m + 1.4249322787e-1F;
  y = y * m - 1.6668057665e-1F;
  y = y * m + 2.0000714765e-1F;
  y = y * m - 2.4999993993e-1F;
  y = y * m + 3.3333331174e-1F;
  y *= m * z;
  y += exponent * -2.12194440e-4F;
  y -= 0.5F * z;
  return m + y + exponent * 0.693359375F;
}

}  // namespace

OrderedAffinities::OrderedAffinities(const Affinities& affinities) {
  const std::size_t n = affinities.size();
  rowStart_.assign(n + 1, 0);
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t length = affinities.rowStart[i + 1] - affinities.rowStart[i];
    rowStart_[i + 1] = rowStart_[i] + static_cast<std::uint32_t>(padded(length));
  }
  columns_.resize(rowStart_[n]);
  values_.resize(rowStart_[n]);
  for (std::size_t i = 0; i < n; ++i) {
    std::size_t place = rowStart_[i];
    for (std::size_t e = affinities.rowStart[i]; e < affinities.rowStart[i + 1]; ++e, ++place) {
      const double p = static_cast<double>(affinities.values[e]);
      columns_[place] = affinities.columns[e];
      values_[place] = affinities.values[e];
      total_ += p;
      if (p > 0) negativeEntropy_ += p * std::log(p);
    }
    for (; place < rowStart_[i + 1]; ++place) columns_[place] = static_cast<std::uint32_t>(i);
  }
}

void OrderedAffinities::reorder(std::span<const std::uint32_t> order, ThreadTeam& team) {
  const std::size_t n = size();
  std::vector<std::uint32_t> placeOf(n);
  spareStart_.resize(n + 1);
  spareStart_[0] = 0;
  for (std::size_t i = 0; i < n; ++i) {
    placeOf[order[i]] = static_cast<std::uint32_t>(i);
    spareStart_[i + 1] = spareStart_[i] + rowStart_[order[i] + 1] - rowStart_[order[i]];
  }
  spareColumns_.resize(columns_.size());
  spareValues_.resize(values_.size());
  forRanges(team, n, kBlock, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t from = rowStart_[order[i]];
      const std::size_t to = spareStart_[i];
      const std::size_t length = spareStart_[i + 1] - to;
      for (std::size_t e = 0; e < length; ++e) spareColumns_[to + e] = placeOf[columns_[from + e]];
      std::copy_n(values_.data() + from, length, spareValues_.data() + to);
    }
  });
  rowStart_.swap(spareStart_);
  columns_.swap(spareColumns_);
  values_.swap(spareValues_);
}

template <int Dims>
void OrderedAffinities::attractionOf(const float* positions, std::size_t begin, std::size_t end,
                                     float* forces) const {
  for (std::size_t i = begin; i < end; ++i) {
    const float* point = positions + i * Dims;
    std::array<std::array<float, kLanes>, Dims> sums{};
    for (std::size_t e = rowStart_[i]; e < rowStart_[i + 1]; e += kLanes) {
      const Neighbors<Dims> neighbors(positions, point, columns_.data() + e);
      const float* p = values_.data() + e;
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        const float pull = p[lane] / neighbors.denominator[lane];
        for (std::size_t c = 0; c < Dims; ++c)
          sums[c][lane] += pull * neighbors.difference[c][lane];
      }
    }
    for (std::size_t c = 0; c < Dims; ++c) forces[(i - begin) * Dims + c] = sumLanes(sums[c]);
  }
}

template <int Dims>
double OrderedAffinities::logDistancesOf(const float* positions, std::size_t begin,
                                         std::size_t end) const {
  double sum = 0;
  for (std::size_t i = begin; i < end; ++i) {
    std::array<float, kLanes> lanes{};
    for (std::size_t e = rowStart_[i]; e < rowStart_[i + 1]; e += kLanes) {
      const Neighbors<Dims> neighbors(positions, positions + i * Dims, columns_.data() + e);
      for (std::size_t lane = 0; lane < kLanes; ++lane)
        lanes[lane] += values_[e + lane] * logOf(neighbors.denominator[lane]);
    }
    sum += static_cast<double>(sumLanes(lanes));
  }
  return sum;
}

void OrderedAffinities::attraction(const MatrixF& positions, std::size_t begin, std::size_t end,
                                   float* forces) const {
  if (positions.cols() == 2)
    attractionOf<2>(positions.data(), begin, end, forces);
  else
    attractionOf<3>(positions.data(), begin, end, forces);
}

double OrderedAffinities::logDistances(const MatrixF& positions, std::size_t begin,
                                       std::size_t end) const {
  return positions.cols() == 2 ? logDistancesOf<2>(positions.data(), begin, end)
                               : logDistancesOf<3>(positions.data(), begin, end);
}

}  // namespace lookbook
