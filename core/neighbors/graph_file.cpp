#include "core/neighbors/graph_file.h"

#include "core/base/memory.h"
#include "core/base/plain_text.h"
#include "core/io/content_reader.h"
#include "core/io/npy_header.h"
#include "core/io/npz.h"
#include "core/io/zip_archive.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <new>
#include <string>
#include <tuple>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

template <class Stored>
std::vector<double> numbersOf(std::span<const std::uint8_t> bytes) {
  std::vector<Stored> stored(bytes.size() / sizeof(Stored));
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<std::uint8_t*>(stored.data()));
  return {stored.begin(), stored.end()};
}

/// Reads an array of numbers as doubles, which represent every index exactly.
/// @param most largest number of values
Result<std::vector<double>> readNumbers(const ZipArchive& archive, const std::string& name,
                                        double most) {
  const auto stream = archive.read(name + ".npy");
  if (!stream) return tl::unexpected(stream.error());
  const auto header = readNpyHeader(*stream, {{"'<f4'", "'<f8'", "'<i4'", "'<i8'"},
                                              text("float32, float64, int32 or int64, "
                                                   "little-endian"),
                                              {1},
                                              text("1")});
  if (!header) return tl::unexpected(header.error());
  if (static_cast<double>(header->shape[0]) > most)
    return badFile("%1 has %2 values, which are too many for the graph or for this machine.",
                   stream->path, header->shape[0]);
  std::vector<std::uint8_t> bytes(
      static_cast<std::size_t>(header->shape[0] * npyValueSize(header->type)));
  const auto read = stream->read(bytes);
  if (!read) return tl::unexpected(read.error());
  if (header->type == "'<f4'") return numbersOf<float>(bytes);
  if (header->type == "'<f8'") return numbersOf<double>(bytes);
  return header->type == "'<i4'" ? numbersOf<std::int32_t>(bytes) : numbersOf<std::int64_t>(bytes);
}

/// "csr", "coo", ...; a text of no dimensions.
Result<void> checkFormat(const ZipArchive& archive) {
  const auto stream = archive.read("format.npy");
  if (!stream) return tl::unexpected(stream.error());
  const auto header =
      readNpyHeader(*stream, {{"'|S3'", "'<U3'"}, text("a text of three letters"), {0}, text("0")});
  if (!header) return tl::unexpected(header.error());
  const std::size_t step = header->type == "'<U3'" ? 4 : 1;
  std::array<std::uint8_t, 12> bytes{};
  if (auto read = stream->read(std::span(bytes).first(3 * step)); !read)
    return tl::unexpected(read.error());
  std::string format;
  for (std::size_t i = 0; i < 3; ++i) format += static_cast<char>(bytes.at(i * step));
  if (format == "csr") return {};
  return badFile("%1 holds a sparse matrix in the layout %2. Convert it to csr (matrix.tocsr()).",
                 archive.path(), excerpt(format));
}

struct Csr {
  std::vector<double> data;
  std::vector<double> indices;
  std::vector<double> starts;
  std::size_t n = 0;
  std::size_t k = 0;
};

/// The number of points, from the shape.
Result<std::size_t> readCount(const ZipArchive& archive, std::size_t mostPoints) {
  constexpr double kSides = 2;
  const auto shape = readNumbers(archive, "shape", kSides);
  if (!shape) return tl::unexpected(shape.error());
  if (shape->size() != 2 || shape->at(0) != shape->at(1) || !(shape->at(0) >= 1))
    return badFile(
        "%1 holds a matrix that is not square. A graph has a row and a column for each point.",
        archive.path());
  if (shape->at(0) > static_cast<double>(mostPoints))
    return badFile(plural(mostPoints, "%1 holds a graph of more than %n point.",
                          "%1 holds a graph of more than %n points.", archive.path()));
  return static_cast<std::size_t>(shape->at(0));
}

/// Reads the arrays, and checks that their sizes fit together and that all rows have the same
/// length.
Result<Csr> readCsr(const ZipArchive& archive, std::size_t mostPoints) {
  if (auto checked = checkFormat(archive); !checked) return tl::unexpected(checked.error());
  const auto count = readCount(archive, mostPoints);
  if (!count) return tl::unexpected(count.error());
  Csr csr;
  csr.n = *count;
  const auto n = static_cast<double>(csr.n);
  // Memory for a value: as it is stored, as a double and in the graph, each for data and indices.
  constexpr double kBytes = 40;
  const double most = std::min(n * (n - 1), static_cast<double>(memoryBudget()) / kBytes);
  for (const auto& [name, into, limit] :
       {std::tuple{"indptr", &csr.starts, n + 1}, std::tuple{"data", &csr.data, most},
        std::tuple{"indices", &csr.indices, most}}) {
    auto read = readNumbers(archive, name, limit);
    if (!read) return tl::unexpected(read.error());
    *into = *std::move(read);
  }
  if (csr.starts.size() != csr.n + 1 || csr.data.size() != csr.indices.size())
    return badFile(
        "%1 holds arrays whose lengths do not match: indptr must have one value more than there "
        "are "
        "rows, data as many as indices.",
        archive.path());
  csr.k = csr.data.size() / csr.n;
  for (std::size_t row = 0; row <= csr.n; ++row)
    if (csr.starts[row] != static_cast<double>(row * csr.k) || csr.k * csr.n != csr.data.size())
      return badFile("%1 holds rows of different lengths. Each point must have as many neighbours.",
                     archive.path());
  return csr;
}

/// Puts row `i` into the graph.
Result<void> addRow(const fs::path& path, const Csr& csr, std::size_t i, NeighborGraph& graph) {
  std::vector<std::pair<float, std::uint32_t>> row;
  for (std::size_t at = i * csr.k; at < (i + 1) * csr.k; ++at) {
    const double index = csr.indices[at];
    const auto squared = static_cast<float>(csr.data[at] * csr.data[at]);
    if (!(index >= 0 && index < static_cast<double>(csr.n)) || index != std::floor(index))
      return badFile("%1 names a column that does not exist in row %2. Columns are 0 to %3.", path,
                     i, csr.n - 1);
    if (!(csr.data[at] >= 0) || !std::isfinite(squared))
      return badFile("%1 has a distance in row %2 that is negative or not finite.", path, i);
    if (index == static_cast<double>(i))
      return badFile(
          "%1 lists a point among its own neighbours in row %2. Leave it out (include_self=False).",
          path, i);
    row.emplace_back(squared, static_cast<std::uint32_t>(index));
  }
  std::ranges::sort(row);
  for (const auto& [squared, index] : row) {
    graph.squaredDistances.push_back(squared);
    graph.indices.push_back(index);
  }
  std::vector<std::uint32_t> once(graph.indices.end() - static_cast<std::ptrdiff_t>(csr.k),
                                  graph.indices.end());
  std::ranges::sort(once);
  if (std::ranges::adjacent_find(once) != once.end())
    return badFile("%1 lists a neighbour twice in row %2.", path, i);
  return {};
}

}  // namespace

Result<void> writeNeighborGraph(const fs::path& path, const NeighborGraph& graph) {
  const std::uint64_t count = graph.indices.size();
  std::vector<double> data(graph.squaredDistances.begin(), graph.squaredDistances.end());
  for (double& value : data) value = std::sqrt(value);
  const std::vector<std::int32_t> indices(graph.indices.begin(), graph.indices.end());
  std::vector<std::int64_t> starts(graph.n + 1);
  for (std::size_t i = 0; i <= graph.n; ++i) starts[i] = static_cast<std::int64_t>(i) * graph.k;
  const std::array<std::int64_t, 2> shape{static_cast<std::int64_t>(graph.n),
                                          static_cast<std::int64_t>(graph.n)};
  const std::array<char, 3> format{'c', 's', 'r'};
  return writeNpz(path, {npzArray<std::int32_t>("indices", indices, {count}),
                         npzArray<std::int64_t>("indptr", starts, {graph.n + 1}),
                         {"format", "|S3", {}, std::as_bytes(std::span(format))},
                         npzArray<std::int64_t>("shape", shape, {2}),
                         npzArray<double>("data", data, {count})});
}

Result<NeighborGraph> readNeighborGraph(const fs::path& path, std::size_t mostPoints) try {
  const auto archive = ZipArchive::open(path);
  if (!archive) return tl::unexpected(archive.error());
  const auto csr = readCsr(*archive, mostPoints);
  if (!csr) return tl::unexpected(csr.error());
  NeighborGraph graph;
  graph.n = csr->n;
  graph.k = static_cast<int>(csr->k);
  if (graph.k < 1) return badFile("%1 holds no neighbours. Each point needs at least one.", path);
  for (std::size_t i = 0; i < graph.n; ++i)
    if (auto added = addRow(path, *csr, i, graph); !added) return tl::unexpected(added.error());
  return graph;
} catch (const std::bad_alloc&) {
  return tooLargeForMemory(path);
}

}  // namespace lookbook
