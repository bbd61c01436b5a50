#include "core/runs/files/map_file.h"

#include "core/base/finite.h"
#include "core/base/plain_text.h"
#include "core/io/content_reader.h"
#include "core/io/fingerprint.h"
#include "core/io/line_reader.h"
#include "core/io/npy.h"
#include "core/io/npy_header.h"
#include "core/io/zip_archive.h"
#include "core/readers/arrays/number_type.h"
#include "core/readers/probe/extensions.h"
#include "core/readers/probe/file_name.h"
#include "core/readers/tables/csv_layout.h"
#include "core/runs/files/map_columns.h"
#include "core/runs/files/matrix_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <new>
#include <optional>
#include <span>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostColumnsOfMaps = 8;  // a table with more columns does not look like a map

bool hasShapeOfMap(const NpyHeader& header) {
  const auto type = npyNumberType(header.type);
  return type && type->kind == NumberType::Kind::real && header.shape.size() == 2 &&
         (header.shape[1] == 2 || header.shape[1] == 3);
}

Result<void> checkPositions(const fs::path& where, const MatrixF& positions,
                            Eigen::Index mostDimensions) {
  const bool shown = mostDimensions <= kMostMapDimensions;
  if ((shown && positions.cols() < 2) || positions.cols() > mostDimensions)
    return badFile("%1 holds %2 x %3 values. The coordinates of a map are n x 2 or n x 3.", where,
                   positions.rows(), positions.cols());
  return checkFinite(where.string(), positions);
}

/// Reads an array of whole numbers of any type from an archive.
template <class Stored, class Value>
Result<std::vector<Value>> readWhole(const ByteStream& stream, std::size_t count) {
  std::vector<Stored> stored(count);
  auto read = stream.read({reinterpret_cast<std::uint8_t*>(stored.data()), count * sizeof(Stored)});
  if (!read) return tl::unexpected(read.error());
  std::vector<Value> values;
  values.reserve(count);
  for (const Stored value : stored) {
    if (std::cmp_less(value, 0) || std::cmp_greater(value, std::numeric_limits<Value>::max()))
      return badFile("%1 holds %2; its numbers must be from 0 to %3.", stream.path, +value,
                     +std::numeric_limits<Value>::max());
    values.push_back(static_cast<Value>(value));
  }
  return values;
}

template <class Value>
Result<std::vector<Value>> readWholeArray(const ZipArchive& archive, const std::string& name,
                                          Eigen::Index rows) {
  const auto stream = archive.read(name);
  if (!stream) return tl::unexpected(stream.error());
  const auto header =
      readNpyHeader(*stream, {{"'|u1'", "'<u2'", "'<u4'", "'<i4'", "'<i8'"},
                              text("whole numbers (uint8, uint16, uint32, int32, int64)"),
                              {1},
                              text("1 (n)")});
  if (!header) return tl::unexpected(header.error());
  if (header->shape[0] != static_cast<std::uint64_t>(rows))
    return badFile(plural(header->shape[0], "%1 has %n value, but the map has %2 rows.",
                          "%1 has %n values, but the map has %2 rows.", stream->path, rows));
  const auto count = static_cast<std::size_t>(rows);
  if (header->type == "'|u1'") return readWhole<std::uint8_t, Value>(*stream, count);
  if (header->type == "'<u2'") return readWhole<std::uint16_t, Value>(*stream, count);
  if (header->type == "'<u4'") return readWhole<std::uint32_t, Value>(*stream, count);
  if (header->type == "'<i4'") return readWhole<std::int32_t, Value>(*stream, count);
  return readWhole<std::int64_t, Value>(*stream, count);
}

/// The names of the arrays with the shape of a map.
std::vector<std::string> mapsIn(const ZipArchive& archive) {
  std::vector<std::string> maps;
  for (const std::string& name : archive.names()) {
    if (!name.ends_with(".npy")) continue;
    const auto header =
        archive.read(name).and_then([](const ByteStream& stream) { return readNpyHeader(stream); });
    if (header && hasShapeOfMap(*header)) maps.push_back(name);
  }
  return maps;
}

Result<std::string> theMapIn(const ZipArchive& archive) {
  const std::vector<std::string> maps = mapsIn(archive);
  for (const char* usual : {"map.npy", "embedding.npy"})
    if (std::ranges::find(maps, usual) != maps.end()) return usual;
  if (maps.size() == 1) return maps.front();
  if (!maps.empty())
    return badFile("%1 holds %2 arrays of a map's shape. Name the one to open map or embedding.",
                   archive.path(), maps.size());
  return badFile("%1 holds no map, which is an array of floats, n x 2 or n x 3. It holds %2.",
                 archive.path(), listed(archive.names()));
}

/// Reads the positions. A map with too many points is not unpacked.
Result<MatrixF> readPositions(const ZipArchive& archive, const std::string& name,
                              std::size_t mostRows) {
  const auto stream = archive.read(name);
  if (!stream) return tl::unexpected(stream.error());
  const auto header =
      archive.read(name).and_then([](const ByteStream& again) { return readNpyHeader(again); });
  if (!header) return tl::unexpected(header.error());
  if (!header->shape.empty() && header->shape[0] > mostRows)
    return tooManyRows(stream->path, header->shape[0], mostRows);
  return readNumberArray([&] { return archive.read(name); });
}

Result<MapFile> readNpz(const fs::path& path, std::size_t mostRows) {
  const auto archive = ZipArchive::open(path);
  if (!archive) return tl::unexpected(archive.error());
  const auto name = theMapIn(*archive);
  if (!name) return tl::unexpected(name.error());
  auto positions = readPositions(*archive, *name, mostRows);
  if (!positions) return tl::unexpected(positions.error());
  MapFile file;
  file.positions = *std::move(positions);
  const auto has = [&](const char* array) {
    return std::ranges::find(archive->names(), array) != archive->names().end();
  };
  if (has("indices.npy")) {
    auto indices = readWholeArray<ImageIndex>(*archive, "indices.npy", file.positions.rows());
    if (!indices) return tl::unexpected(indices.error());
    file.images = *std::move(indices);
  }
  if (has("labels.npy")) {
    auto labels = readWholeArray<ClassId>(*archive, "labels.npy", file.positions.rows());
    if (labels) file.labels = *std::move(labels);  // arrays of other types are ignored
  }
  file.read =
      text("array %1", excerpt(name->substr(0, name->size() - std::string_view(".npy").size())));
  return file;
}

/// Whether a column numbers the rows from 1, as R does.
bool countsFromOne(const std::vector<double>& column) {
  for (std::size_t row = 0; row < column.size(); ++row)
    if (column[row] != static_cast<double>(row + 1)) return false;
  return column.size() > 2;
}

/// "index, x, y, label": the recognised meaning of each column.
Text wordsOf(const NumberTable& table, const MapColumns& columns) {
  std::vector<Text> words;
  if (!table.header.empty()) words.push_back(text("a header"));
  for (std::size_t i = 0; i < table.values.size(); ++i) {
    const auto axis = std::ranges::find(columns.coordinates, i);
    if (columns.label == i)
      words.push_back(text("label"));
    else if (columns.index == i)
      words.push_back(text("index"));
    else if (axis == columns.coordinates.end())
      words.push_back(text("(left out)"));
    else
      words.push_back(text(
          "%1", std::string(1, static_cast<char>('x' + (axis - columns.coordinates.begin())))));
  }
  return joined(words);
}

Result<MapFile> readTable(const fs::path& path, std::size_t mostRows) {
  const auto table = readNumberTable(path, mostRows);
  if (!table) return tl::unexpected(table.error());
  const auto columns = tellColumns(path, *table);
  if (!columns) return tl::unexpected(columns.error());
  MapFile file;
  file.read = wordsOf(*table, *columns);
  file.positions.resize(static_cast<Eigen::Index>(table->rows),
                        static_cast<Eigen::Index>(columns->coordinates.size()));
  for (Eigen::Index axis = 0; axis < file.positions.cols(); ++axis) {
    const auto& values = table->values[columns->coordinates[static_cast<std::size_t>(axis)]];
    for (Eigen::Index row = 0; row < file.positions.rows(); ++row)
      file.positions(row, axis) = static_cast<float>(values[static_cast<std::size_t>(row)]);
  }
  if (columns->label)
    for (const double value : table->values[*columns->label])
      file.labels.push_back(static_cast<ClassId>(value));
  if (!columns->index) return file;
  file.imagesCountRows = !columns->ours;
  const bool fromOne = !columns->ours && countsFromOne(table->values[*columns->index]);
  for (const double stored : table->values[*columns->index]) {
    const double value = fromOne ? stored - 1 : stored;
    if (value < 0 || value > std::numeric_limits<ImageIndex>::max() || value != std::floor(value))
      return badFile("%1 has the index %2. Indices are whole numbers from 0 on.", path, value);
    if (value != static_cast<double>(file.images.size())) file.imagesCountRows = false;
    file.images.push_back(static_cast<ImageIndex>(value));
  }
  return file;
}

Result<std::string> sumOf(const fs::path& path) {
  // The checksum is that of the file itself, not of its unpacked content.
  std::FILE* file = std::fopen(path.c_str(), "rbe");
  if (!file) return fail(Error::Kind::io, "%1 cannot be read.", path);
  Md5 md5;
  std::vector<std::uint8_t> buffer(std::size_t{1} << 20);
  while (const std::size_t read = std::fread(buffer.data(), 1, buffer.size(), file))
    md5.update(std::span(buffer).first(read));
  std::fclose(file);
  return md5.hex();
}

bool tableLooksLikeMap(const fs::path& path) {
  auto content = ContentReader::open(path);
  if (!content) return false;
  LineReader lines(*std::move(content), path);
  std::string_view line;
  while (true) {
    const auto more = lines.next(line);
    if (!more || !*more) return false;
    if (!line.empty() && !line.starts_with('#')) break;
  }
  const auto fields = fieldsOf(line);
  if (fields.size() < 2 || fields.size() > kMostColumnsOfMaps) return false;
  // Two columns of numbers could also be a label and an image of one pixel, but are taken for a
  // map.
  const bool counted = namesColumns(fields) && fields.front() == "0";
  return counted || (!namesColumns(fields) && fields.size() == 2) || !readCsvLayout(path);
}

struct MapFormat {
  std::span<const char* const> extensions;
  bool (*looksLikeMap)(const fs::path& path);
  Result<MapFile> (*read)(const fs::path& path, std::size_t mostRows);
};

constexpr std::array<const char*, 8> kMapTableExtensions{".csv", ".csv.gz", ".tsv", ".tsv.gz",
                                                         ".txt", ".txt.gz", ".dat", ".dat.gz"};

/// The last format also applies to files with any other extension that the user opens as a map.
constexpr std::array<MapFormat, 3> kMapFormats{
    MapFormat{.extensions = kNpyExtensions,
              .looksLikeMap =
                  [](const fs::path& path) {
                    const auto header = openNpy(path).and_then(
                        [](const ByteStream& stream) { return readNpyHeader(stream); });
                    return header && hasShapeOfMap(*header);
                  },
              .read = [](const fs::path& path, std::size_t) -> Result<MapFile> {
                return readNumberArray([&] { return openNpy(path); }).map([](MatrixF positions) {
                  MapFile file;
                  file.positions = std::move(positions);
                  return file;
                });
              }},
    MapFormat{.extensions = kNpzExtensions,
              .looksLikeMap =
                  [](const fs::path& path) {
                    const auto archive = ZipArchive::open(path);
                    return archive && !mapsIn(*archive).empty();
                  },
              .read = readNpz},
    MapFormat{
        .extensions = kMapTableExtensions, .looksLikeMap = tableLooksLikeMap, .read = readTable}};

const MapFormat* formatOf(const fs::path& path) {
  for (const MapFormat& format : kMapFormats)
    if (hasExtension(path, format.extensions)) return &format;
  return nullptr;
}

}  // namespace

std::string mapFilePatterns() {
  std::string patterns;
  for (const MapFormat& format : kMapFormats)
    for (const char* extension : format.extensions)
      patterns += (patterns.empty() ? "*" : " *") + std::string(extension);
  return patterns;
}

bool looksLikeMap(const fs::path& path) try {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return false;
  const MapFormat* format = formatOf(path);
  return format && format->looksLikeMap(path);
} catch (const std::bad_alloc&) {
  return false;
}

Result<MapFile> readMapFile(const fs::path& path, std::size_t mostRows,
                            Eigen::Index mostDimensions) try {
  const MapFormat* format = formatOf(path);
  auto file = (format ? *format : kMapFormats.back()).read(path, mostRows);
  if (!file) return file;
  file->path = path;
  if (auto checked = checkPositions(path, file->positions, mostDimensions); !checked)
    return tl::unexpected(checked.error());
  auto md5 = sumOf(path);
  if (!md5) return tl::unexpected(md5.error());
  file->md5 = *std::move(md5);
  return file;
} catch (const std::bad_alloc&) {
  return tooLargeForMemory(path);
}

}  // namespace lookbook
