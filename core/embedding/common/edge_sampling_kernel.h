#pragma once

#include "core/base/random.h"

#include <cstddef>
#include <cstdint>

namespace lookbook {

/// The rate of an edge that is sampled in every epoch; other rates are in proportion.
inline constexpr std::uint32_t kEveryEpoch = 1U << 31U;

inline constexpr std::uint32_t kSamplingStride = 0x9e3779b9U;  ///< between the counters of draws

/// How many points are updated together: at least the lanes of the widest vector.
inline constexpr std::size_t kSampledLanes = 16;

/// The edges of n points in both directions: row i is columns[start[i]] to columns[start[i + 1]];
/// `rates` has the same layout.
struct SampledEdges {
  const std::uint32_t* start;
  const std::uint32_t* columns;
  const std::uint32_t* rates;
  std::size_t size;
};

/// The parameters of one epoch.
struct SamplingEpoch {
  std::uint32_t epoch;  ///< from 1
  float learningRate;   ///< in this epoch
  float a;              ///< of the membership curve 1 / (1 + a x^2b)
  float b;
  std::uint32_t negatives;  ///< points drawn for each sampled edge
  std::uint64_t seed;
};

/// Whether an edge is sampled in an epoch: in rate / kEveryEpoch of all epochs, evenly spread.
inline bool sampledIn(std::uint32_t epoch, std::uint32_t rate) {
  return ((epoch * rate) & (kEveryEpoch - 1)) < rate;
}

/// The key of the random points that are drawn for point i in an epoch.
inline std::uint32_t samplingKey(const SamplingEpoch& epoch, std::size_t i) {
  return static_cast<std::uint32_t>(randomBits(epoch.seed, epoch.epoch, i));
}

/// The random number with index `draw` of a key, below n: a 32-bit finaliser (C. Wellons'
/// lowbias32), scaled by the upper half of a product. The vector loop does the same for many keys.
constexpr std::uint32_t randomBelow(std::uint32_t key, std::uint32_t draw, std::uint32_t n) {
  std::uint32_t x = key + kSamplingStride * draw;
  x = (x ^ (x >> 16U)) * 0x7feb352dU;
  x = (x ^ (x >> 15U)) * 0x846ca68bU;
  x ^= x >> 16U;
  return static_cast<std::uint32_t>((std::uint64_t{x} * n) >> 32U);
}

/// Moves the points in [begin, end). Each point is first attracted along its sampled edges, one
/// after the other in random order (Fisher & Yates; draw ~left for the `left` edges that remain),
/// twice each: once for each direction of the edge, because umap-learn moves both ends. Then
/// `negatives` random points for each of these edges repel it, one after the other. All other
/// points are read at their old positions (as in Jacobi's method). A coordinate moves by at most 4
/// learning rates in a step. Uses the best vector instructions of the machine. Thread-safe for
/// disjoint ranges.
/// @param positions n x dims, dims 2 or 3
/// @param moved n x dims: receives the new positions of [begin, end)
/// @param scratch memory of kSampledLanes * (1 + length of the longest row) words, one per thread
void sampleEdges(const SampledEdges& edges, const SamplingEpoch& epoch, const float* positions,
                 int dims, std::size_t begin, std::size_t end, float* moved,
                 std::uint32_t* scratch);

}  // namespace lookbook
