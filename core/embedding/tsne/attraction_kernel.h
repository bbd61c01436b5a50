#pragma once

#include <cstddef>
#include <cstdint>

namespace lookbook {

/// The length of a row of affinities is padded to a multiple of this, and so of every vector's
/// lanes.
inline constexpr std::size_t kAffinityLanes = 16;

/// Rows of affinities for the loops: row i is columns[start[i]] to columns[start[i + 1]]; `values`
/// has the same layout.
struct AffinityRows {
  const std::uint32_t* start;
  const std::uint32_t* columns;
  const float* values;
};

/// Computes sum_j p_ij (y_i - y_j) / (1 + |y_i - y_j|^2) of the points in [begin, end), with the
/// best vector instructions of the machine. Thread-safe.
/// @param positions n x dims, dims 2 or 3
/// @param forces (end - begin) x dims, receives it
void attract(const AffinityRows& rows, const float* positions, int dims, std::size_t begin,
             std::size_t end, float* forces);

/// The sum of p_ij log(1 + |y_i - y_j|^2) over the rows in [begin, end). Thread-safe.
double sumLogDistances(const AffinityRows& rows, const float* positions, int dims,
                       std::size_t begin, std::size_t end);

}  // namespace lookbook
