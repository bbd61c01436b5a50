#pragma once

#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/embedding/common/map_options.h"
#include "core/export/export_rows.h"
#include "core/neighbors/neighbor_graph.h"

#include <filesystem>
#include <optional>
#include <stop_token>

namespace lookbook {

/// Which neighbours of the images are exported.
struct NeighborExport {
  int neighbors = 91;   ///< of each image, below their number: enough for t-SNE with perplexity 30
  int components = 50;  ///< principal components among which they are found; 0: the pixels
  NeighborSearch search = NeighborSearch::automatic;
};

struct FoundNeighbors {
  NeighborGraph graph;           ///< of rows
  std::optional<double> recall;  ///< if found by HNSW: ApproximateNeighbors::recall
};

/// The nearest neighbours among the images, the same ones that a map of them would use.
/// Errors: badArgument for too many neighbours; cancelled. Progress: fraction of the search.
Result<FoundNeighbors> findNeighbors(const ExportRows& rows, const NeighborExport& options,
                                     ThreadTeam& team, const std::stop_token& stop = {},
                                     const Progress& progress = {});

/// Writes a table source,target,distance, a line for each image and neighbour, by the images'
/// indices; L2. The file appears whole or not at all.
/// Errors: io.
Result<void> writeNeighborTable(const std::filesystem::path& path, const ExportRows& rows,
                                const NeighborGraph& graph);

}  // namespace lookbook
