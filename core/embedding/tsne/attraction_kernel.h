#pragma once

#include <cstddef>
#include <cstdint>

namespace lookbook {

/// Lanes that a row of affinities is padded to: a multiple of every vector that loops over it.
inline constexpr std::size_t kAffinityLanes = 16;

/// Rows of affinities as loops see them: row i is columns[start[i]] to columns[start[i + 1]], and
/// `values` likewise.
struct AffinityRows {
  const std::uint32_t* start;
  const std::uint32_t* columns;
  const float* values;
};

/// sum_j p_ij (y_i - y_j) / (1 + |y_i - y_j|^2) of the points in [begin, end), on the best vector
/// instructions of the machine at hand.
/// @param positions n x dims, dims 2 or 3
/// @param forces (end - begin) x dims
void attract(const AffinityRows& rows, const float* positions, int dims, std::size_t begin,
             std::size_t end, float* forces);

/// sum p_ij log(1 + |y_i - y_j|^2) over the rows in [begin, end).
double sumLogDistances(const AffinityRows& rows, const float* positions, int dims,
                       std::size_t begin, std::size_t end);

}  // namespace lookbook
