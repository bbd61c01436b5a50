#include "core/export/neighbor_export.h"

#include "core/data/pixels.h"
#include "core/embedding/pca/input_space.h"
#include "core/io/whole_file.h"
#include "core/neighbors/approximate_neighbors.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

namespace lookbook {

namespace {

template <class Value>
void append(std::string& text, Value value, char end) {
  std::array<char, 32> digits{};
  text.append(digits.data(),
              std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr) += end;
}

}  // namespace

Result<FoundNeighbors> findNeighbors(const ExportRows& rows, const NeighborExport& options,
                                     ThreadTeam& team, const std::stop_token& stop,
                                     const Progress& progress) {
  const auto space =
      InputSpace::of(pixelPoints(rows.dataset, rows.images), options.components, team, stop);
  if (!space) return tl::unexpected(space.error());
  const MatrixF& points = space->points;
  const MapOptions search{.neighborSearch = options.search};
  if (searchesByHnsw(search, rows.images.size())) {
    auto found = approximateNeighbors(points, options.neighbors, team, stop, progress);
    if (!found) return tl::unexpected(found.error());
    return FoundNeighbors{std::move(found->graph), found->recall};
  }
  auto graph = exactNeighbors(points, options.neighbors, team, stop, progress);
  if (!graph) return tl::unexpected(graph.error());
  return FoundNeighbors{std::move(*graph), std::nullopt};
}

Result<void> writeNeighborTable(const std::filesystem::path& path, const ExportRows& rows,
                                const NeighborGraph& graph) {
  std::string text = "source,target,distance\n";
  for (std::size_t row = 0; row < graph.n; ++row) {
    const auto neighbors = graph.neighbors(row);
    const auto distances = graph.distances(row);
    for (std::size_t j = 0; j < neighbors.size(); ++j) {
      append(text, rows.images[row], ',');
      append(text, rows.images[neighbors[j]], ',');
      append(text, std::sqrt(distances[j]), '\n');
    }
  }
  return writeWholeFile(
      path, {std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size())});
}

}  // namespace lookbook
