#include "core/export/export_format.h"

#include "core/export/image_files.h"
#include "core/export/map_tables.h"
#include "core/export/projector.h"
#include "core/io/folder_entries.h"
#include "core/io/npy.h"
#include "core/neighbors/graph_file.h"

#include <array>
#include <system_error>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

constexpr std::array<ExportFormat, 11> kFormats{{
    {.name = "csv",
     .title = "Table (CSV)",
     .help = "index, split, label, class and the map's x, y: for pandas, R and spreadsheets",
     .suffix = ".csv",
     .takesMap = true},
    {.name = "npz",
     .title = "Archive (NPZ)",
     .help = "map, indices and labels as arrays: for numpy.load",
     .suffix = ".npz",
     .takesMap = true},
    {.name = "npy",
     .title = "Map (NPY)",
     .help = "only the coordinates of the map, float32, a row for each image: for numpy.load",
     .suffix = ".npy",
     .takesMap = true,
     .needsMap = true},
    {.name = "labels",
     .title = "Labels (NPY)",
     .help = "a label for each image, uint8: for numpy.load",
     .suffix = ".npy",
     .needsLabels = true},
    {.name = "indices",
     .title = "Indices (NPY)",
     .help = "which images these are, uint32, counted from 0 through train, then test: for "
             "numpy.load",
     .suffix = ".npy"},
    {.name = "graph",
     .title = "Neighbours (NPZ)",
     .help = "nearest neighbours as a sparse matrix of distances: for SciPy and embed --graph",
     .suffix = ".npz",
     .ofNeighbors = true},
    {.name = "edges",
     .title = "Neighbours (CSV)",
     .help = "a line for each image and neighbour with their distance: for networkx, igraph and "
             "Gephi",
     .suffix = ".csv",
     .ofNeighbors = true},
    {.name = "projector",
     .title = "Embedding Projector (folder)",
     .help = "pixels, map, classes and thumbnails: for TensorBoard, projector.tensorflow.org",
     .suffix = "",
     .takesMap = true},
    {.name = "idx",
     .title = "Data set (IDX folder)",
     .help = "images and labels as a data set: for programs that read MNIST",
     .suffix = ""},
    {.name = "sheet",
     .title = "Contact sheet (PNG)",
     .help = "the images side by side in one picture: for any viewer",
     .suffix = ".png"},
    {.name = "folder",
     .title = "Pictures by class (PNG folder)",
     .help = "a picture for each image, by split and class: for torchvision's ImageFolder",
     .suffix = ""},
}};

Result<void> check(const ExportFormat& format, const ExportRows& rows) {
  if (format.needsMap && rows.map.rows() == 0)
    return badArgument(text("This format exports the coordinates of a map, but there is no map."));
  if (format.needsLabels && rows.labels.empty())
    return badArgument("%1 has no labels to export.", rows.dataset->title());
  return {};
}

/// Of the file, or of all that is in the folder.
std::uintmax_t bytesOf(const fs::path& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return fs::file_size(path, error);
  std::uintmax_t bytes = 0;
  for (const fs::path& entry : entriesIn(path, error)) bytes += bytesOf(entry);
  return bytes;
}

Result<std::optional<double>> writeNeighbors(const fs::path& path, const ExportRows& rows,
                                             const NeighborExport& options, bool asTable,
                                             ThreadTeam& team, const std::stop_token& stop,
                                             const Progress& progress) {
  const auto found = findNeighbors(rows, options, team, stop, progress);
  if (!found) return tl::unexpected(found.error());
  const auto written = asTable ? writeNeighborTable(path, rows, found->graph)
                               : writeNeighborGraph(path, found->graph);
  if (!written) return tl::unexpected(written.error());
  return found->recall;
}

/// The formats that are not of neighbours.
Result<void> write(std::string_view name, const fs::path& path, const ExportRows& rows,
                   const ExportOptions& options, ThreadTeam& team, const std::stop_token& stop,
                   const Progress& progress) {
  if (name == "csv") return writeMapCsv(path, rows);
  if (name == "npz") return writeMapNpz(path, rows);
  if (name == "npy") return writeNpy(path, rows.map);
  if (name == "labels") return writeNpy(path, rows.labels);
  if (name == "indices") return writeNpy(path, std::span<const std::uint32_t>(rows.images));
  if (name == "projector") return writeProjectorFolder(path, rows, options.address, stop, progress);
  if (name == "idx") return writeIdxFolder(path, rows);
  if (name == "sheet") return writeContactSheet(path, rows);
  return writePictureFolder(path, rows, team, stop, progress);
}

}  // namespace

std::span<const ExportFormat> exportFormats() {
  return kFormats;
}

const ExportFormat* findExportFormat(std::string_view name) {
  for (const ExportFormat& format : kFormats)
    if (name == format.name) return &format;
  return nullptr;
}

Result<Exported> writeExport(const ExportFormat& format, const fs::path& path,
                             const ExportRows& rows, const ExportOptions& options, ThreadTeam& team,
                             const std::stop_token& stop, const Progress& progress) {
  if (auto checked = check(format, rows); !checked) return tl::unexpected(checked.error());
  if (stop.stop_requested()) return cancelled();
  Exported exported;
  if (format.ofNeighbors) {
    const bool asTable = std::string_view(format.name) == "edges";
    auto recall = writeNeighbors(path, rows, options.neighbors, asTable, team, stop, progress);
    if (!recall) return tl::unexpected(recall.error());
    exported.neighborRecall = *recall;
  } else {
    auto written = write(format.name, path, rows, options, team, stop, progress);
    if (!written) return tl::unexpected(written.error());
  }
  exported.bytes = bytesOf(path);
  report(progress, 1);
  return exported;
}

}  // namespace lookbook
