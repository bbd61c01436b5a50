#pragma once

#include "core/base/result.h"
#include "core/neighbors/neighbor_graph.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>

namespace lookbook {

/// Writes a neighbour graph for scipy.sparse.load_npz: an n x n matrix in CSR layout (data,
/// indices, indptr, shape, format) whose row i holds the distances from point i to its neighbours,
/// by increasing distance; L2, not squared, float64, so that squares read back the same.
/// The file appears whole or not at all.
/// Errors: io.
Result<void> writeNeighborGraph(const std::filesystem::path& path, const NeighborGraph& graph);

/// Reads such a file, as scipy.sparse.save_npz writes it, for example from scikit-learn's
/// kneighbors_graph with mode="distance": data float32 or float64, indices and indptr int32 or
/// int64, compressed or not. Each row is sorted by increasing distance, ties by index, whatever its
/// order in the file.
/// Errors: notFound; io; badFile if it is not a square CSR matrix, if a row has another number of
/// neighbours than the first, or contains itself, a point twice or a point that does not exist, if
/// a distance is negative or not finite, or if there are too many points. Arrays that do not fit
/// the number of points are not unpacked.
/// @param mostPoints more are an error
Result<NeighborGraph> readNeighborGraph(
    const std::filesystem::path& path,
    std::size_t mostPoints = std::numeric_limits<std::uint32_t>::max());

}  // namespace lookbook
