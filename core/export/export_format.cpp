#include "core/export/export_format.h"

#include "core/export/image_files.h"
#include "core/export/map_tables.h"
#include "core/export/projector.h"
#include "core/io/folder_entries.h"
#include "core/io/npy.h"
#include "core/neighbors/graph_file.h"

#include <array>
#include <string>
#include <system_error>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

using Written = Result<std::optional<double>>;

/// The result of a writer that does not search for neighbours.
Written done(const Result<void>& written) {
  if (!written) return tl::unexpected(written.error());
  return std::nullopt;
}

Written writeTable(const fs::path& path, const ExportRows& rows, const ExportOptions& /*options*/,
                   ThreadTeam& /*team*/, const std::stop_token& /*stop*/,
                   const Progress& /*progress*/) {
  return done(writeMapCsv(path, rows));
}

Written writeArchive(const fs::path& path, const ExportRows& rows, const ExportOptions& /*options*/,
                     ThreadTeam& /*team*/, const std::stop_token& /*stop*/,
                     const Progress& /*progress*/) {
  return done(writeMapNpz(path, rows));
}

Written writePositions(const fs::path& path, const ExportRows& rows,
                       const ExportOptions& /*options*/, ThreadTeam& /*team*/,
                       const std::stop_token& /*stop*/, const Progress& /*progress*/) {
  return done(writeNpy(path, rows.map));
}

Written writeLabels(const fs::path& path, const ExportRows& rows, const ExportOptions& /*options*/,
                    ThreadTeam& /*team*/, const std::stop_token& /*stop*/,
                    const Progress& /*progress*/) {
  return done(writeNpy(path, rows.labels));
}

Written writeIndices(const fs::path& path, const ExportRows& rows, const ExportOptions& /*options*/,
                     ThreadTeam& /*team*/, const std::stop_token& /*stop*/,
                     const Progress& /*progress*/) {
  return done(writeNpy(path, std::span<const std::uint32_t>(rows.images)));
}

template <auto write>
Written writeNeighbors(const fs::path& path, const ExportRows& rows, const ExportOptions& options,
                       ThreadTeam& team, const std::stop_token& stop, const Progress& progress) {
  const auto found = findNeighbors(rows, options.neighbors, team, stop, progress);
  if (!found) return tl::unexpected(found.error());
  const Result<void> written = write(path, rows, found->graph);
  if (!written) return tl::unexpected(written.error());
  return found->recall;
}

Result<void> writeGraph(const fs::path& path, const ExportRows& /*rows*/,
                        const NeighborGraph& graph) {
  return writeNeighborGraph(path, graph);
}

Written writeProjector(const fs::path& path, const ExportRows& rows, const ExportOptions& options,
                       ThreadTeam& /*team*/, const std::stop_token& stop,
                       const Progress& progress) {
  return done(writeProjectorFolder(path, rows, options.address, stop, progress));
}

Written writeIdx(const fs::path& path, const ExportRows& rows, const ExportOptions& /*options*/,
                 ThreadTeam& /*team*/, const std::stop_token& /*stop*/,
                 const Progress& /*progress*/) {
  return done(writeIdxFolder(path, rows));
}

Written writeSheet(const fs::path& path, const ExportRows& rows, const ExportOptions& /*options*/,
                   ThreadTeam& /*team*/, const std::stop_token& /*stop*/,
                   const Progress& /*progress*/) {
  return done(writeContactSheet(path, rows));
}

Written writePictures(const fs::path& path, const ExportRows& rows,
                      const ExportOptions& /*options*/, ThreadTeam& team,
                      const std::stop_token& stop, const Progress& progress) {
  return done(writePictureFolder(path, rows, team, stop, progress));
}

constexpr std::array<ExportFormat, 11> kFormats{{
    {.name = "csv",
     .title = "Table (CSV)",
     .help = "index, split, label, class and the map's x, y: for pandas, R and spreadsheets",
     .suffix = ".csv",
     .takesMap = true,
     .write = writeTable},
    {.name = "npz",
     .title = "Archive (NPZ)",
     .help = "map, indices and labels as arrays: for numpy.load",
     .suffix = ".npz",
     .takesMap = true,
     .write = writeArchive},
    {.name = "npy",
     .title = "Map (NPY)",
     .help = "only the coordinates of the map, float32, a row for each image: for numpy.load",
     .suffix = ".npy",
     .takesMap = true,
     .needsMap = true,
     .write = writePositions},
    {.name = "labels",
     .title = "Labels (NPY)",
     .help = "a label for each image, uint8 (uint16 above 255): for numpy.load",
     .suffix = ".npy",
     .needsLabels = true,
     .write = writeLabels},
    {.name = "indices",
     .title = "Indices (NPY)",
     .help = "which images these are, uint32, counted from 0 through train, then test: for "
             "numpy.load",
     .suffix = ".npy",
     .write = writeIndices},
    {.name = "graph",
     .title = "Neighbours (NPZ)",
     .help = "nearest neighbours as a sparse matrix of distances: for SciPy and embed --graph",
     .suffix = ".npz",
     .ofNeighbors = true,
     .write = writeNeighbors<writeGraph>},
    {.name = "edges",
     .title = "Neighbours (CSV)",
     .help = "a line for each image and neighbour with their distance: for networkx, igraph and "
             "Gephi",
     .suffix = ".csv",
     .ofNeighbors = true,
     .write = writeNeighbors<writeNeighborTable>},
    {.name = "projector",
     .title = "Embedding Projector (folder)",
     .help = "pixels, map, classes and thumbnails: for TensorBoard, projector.tensorflow.org",
     .suffix = "",
     .takesMap = true,
     .write = writeProjector},
    {.name = "idx",
     .title = "Data set (IDX folder)",
     .help = "images and labels as a data set: for programs that read MNIST",
     .suffix = "",
     .write = writeIdx},
    {.name = "sheet",
     .title = "Contact sheet (PNG)",
     .help = "the images side by side in one picture: for any viewer",
     .suffix = ".png",
     .write = writeSheet},
    {.name = "folder",
     .title = "Pictures by class (PNG folder)",
     .help = "a picture for each image, by split and class: for torchvision's ImageFolder",
     .suffix = "",
     .write = writePictures},
}};

Result<void> check(const ExportFormat& format, const ExportRows& rows) {
  if (!format.write)
    return badArgument("%1 is not a format that Lookbook writes.", std::string_view(format.name));
  if (format.needsMap && rows.map.rows() == 0)
    return badArgument(text("This format exports the coordinates of a map, but there is no map."));
  if (format.needsLabels && rows.labels.empty())
    return badArgument("%1 has no labels to export.", rows.dataset->title());
  return {};
}

/// The size of a file, or of all files in a folder.
std::uintmax_t bytesOf(const fs::path& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return fs::file_size(path, error);
  std::uintmax_t bytes = 0;
  for (const fs::path& entry : entriesIn(path, error)) bytes += bytesOf(entry);
  return bytes;
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
  const auto written = format.write(path, rows, options, team, stop, progress);
  if (!written) return tl::unexpected(written.error());
  Exported exported{.neighborRecall = *written};
  exported.bytes = bytesOf(path);
  report(progress, 1);
  return exported;
}

}  // namespace lookbook
