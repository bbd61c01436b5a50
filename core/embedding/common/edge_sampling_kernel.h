#pragma once

#include "core/base/random.h"

#include <cstddef>
#include <cstdint>

namespace lookbook {

/// An edge that is sampled in every epoch has this rate; others in proportion.
inline constexpr std::uint32_t kEveryEpoch = 1U << 31U;

inline constexpr std::uint32_t kSamplingStride = 0x9e3779b9U;  ///< between the counters of draws

/// Points updated together; at least the lane count of the widest vector.
inline constexpr std::size_t kSampledLanes = 16;

/// Edges of n points in both directions: row i is columns[start[i]] to columns[start[i + 1]], and
/// `rates` likewise.
struct SampledEdges {
  const std::uint32_t* start;
  const std::uint32_t* columns;
  const std::uint32_t* rates;
  std::size_t size;
};

/// Parameters of the steps of an epoch.
struct SamplingEpoch {
  std::uint32_t epoch;  ///< from 1
  float learningRate;   ///< in force
  float a;              ///< of the membership curve 1 / (1 + a x^2b)
  float b;
  std::uint32_t negatives;  ///< points drawn for each sampled edge
  std::uint64_t seed;
};

/// Whether an edge is sampled: rate / kEveryEpoch of all epochs, evenly spread.
inline bool sampledIn(std::uint32_t epoch, std::uint32_t rate) {
  return ((epoch * rate) & (kEveryEpoch - 1)) < rate;
}

/// The key by which the random points of point i in an epoch are drawn.
inline std::uint32_t samplingKey(const SamplingEpoch& epoch, std::size_t i) {
  return static_cast<std::uint32_t>(randomBits(epoch.seed, epoch.epoch, i));
}

/// The draw-th random number below n of a key: a finaliser of 32 bits (C. Wellons' lowbias32),
/// scaled by the upper half of a product. The vector loop does the same to a vector of keys.
constexpr std::uint32_t randomBelow(std::uint32_t key, std::uint32_t draw, std::uint32_t n) {
  std::uint32_t x = key + kSamplingStride * draw;
  x = (x ^ (x >> 16U)) * 0x7feb352dU;
  x = (x ^ (x >> 15U)) * 0x846ca68bU;
  x ^= x >> 16U;
  return static_cast<std::uint32_t>((std::uint64_t{x} * n) >> 32U);
}

/// Moves the points in [begin, end). Each point is first pulled along its sampled edges, one after
/// the other in random order (Fisher & Yates; draw ~left for the `left` edges that remain), twice
/// each: once for each direction of the edge, as both ends move in umap-learn. It is then pushed
/// away from `negatives` random points for each of these edges, one after the other. Each point
/// reads all others at their old positions (as Jacobi's method does). A coordinate moves by at most
/// 4 learning rates a step. Uses the best vector instructions of the machine.
/// @param positions n x dims, dims 2 or 3
/// @param moved n x dims: where [begin, end) go
/// @param scratch kSampledLanes * (1 + the longest row) words
void sampleEdges(const SampledEdges& edges, const SamplingEpoch& epoch, const float* positions,
                 int dims, std::size_t begin, std::size_t end, float* moved,
                 std::uint32_t* scratch);

}  // namespace lookbook
