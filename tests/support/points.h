#pragma once

#include "core/base/matrix.h"
#include "core/base/random.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace samples {

/// n normal random points in d dimensions.
inline lookbook::MatrixF randomPoints(std::size_t n, int d, std::uint64_t seed = 1) {
  lookbook::MatrixF points(static_cast<Eigen::Index>(n), d);
  for (Eigen::Index i = 0; i < points.size(); ++i)
    points.data()[i] =
        static_cast<float>(lookbook::randomNormal(seed, 0, static_cast<std::uint64_t>(i)));
  return points;
}

/// The same around `clusters` centres, which are a few standard deviations apart; point i is around
/// centre i % clusters.
inline lookbook::MatrixF clusteredPoints(std::size_t n, int d, std::size_t clusters,
                                         std::uint64_t seed = 1) {
  constexpr float kApart = 4;
  lookbook::MatrixF points = randomPoints(n, d, seed);
  const lookbook::MatrixF centres = kApart * randomPoints(clusters, d, seed + 1);
  for (std::size_t i = 0; i < n; ++i)
    points.row(static_cast<Eigen::Index>(i)) +=
        centres.row(static_cast<Eigen::Index>(i % clusters));
  return points;
}

/// Points with integer coordinates: many are at the same distance, some at the same place.
inline lookbook::MatrixF gridPoints(std::size_t n, int d, std::uint64_t side,
                                    std::uint64_t seed = 1) {
  lookbook::MatrixF points(static_cast<Eigen::Index>(n), d);
  for (Eigen::Index i = 0; i < points.size(); ++i)
    points.data()[i] =
        static_cast<float>(lookbook::randomBits(seed, 0, static_cast<std::uint64_t>(i)) % side);
  return points;
}

/// Whether two matrices have the same bytes.
inline bool sameBytes(const lookbook::MatrixF& a, const lookbook::MatrixF& b) {
  return a.rows() == b.rows() && a.cols() == b.cols() &&
         std::equal(a.data(), a.data() + a.size(), b.data(), [](float x, float y) {
           return std::bit_cast<std::uint32_t>(x) == std::bit_cast<std::uint32_t>(y);
         });
}

}  // namespace samples
