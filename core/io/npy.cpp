#include "core/io/npy.h"

#include "core/io/content_reader.h"
#include "core/io/npy_header.h"
#include "core/io/whole_file.h"

#include <cmath>
#include <limits>
#include <memory>
#include <new>
#include <string>
#include <type_traits>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

/// A number that a float has no room for would become an infinity.
template <class Matrix>
Result<void> checkSinglePrecision(const fs::path& path, const Matrix& matrix) {
  constexpr double kMost = std::numeric_limits<float>::max();
  for (Eigen::Index row = 0; row < matrix.rows(); ++row)
    for (Eigen::Index column = 0; column < matrix.cols(); ++column) {
      const double value = matrix(row, column);
      if (!std::isfinite(value) || std::abs(value) <= kMost) continue;
      return badFile(
          "%1 has the value %2 in row %3, column %4. It is too large for single precision, which "
          "ends at 3.4e38.",
          path, value, row + 1, column + 1);
    }
  return {};
}

template <class Value>
Result<MatrixF> readValues(const ByteStream& stream, const NpyHeader& header) {
  using Rows = Eigen::Matrix<Value, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  using Columns = Eigen::Matrix<Value, Eigen::Dynamic, Eigen::Dynamic, Eigen::ColMajor>;
  const auto rows = static_cast<Eigen::Index>(header.shape[0]);
  const auto columns = static_cast<Eigen::Index>(header.shape[1]);
  auto fill = [&](auto matrix) -> Result<MatrixF> {
    matrix.resize(rows, columns);
    const std::span bytes(reinterpret_cast<std::uint8_t*>(matrix.data()),
                          static_cast<std::size_t>(matrix.size()) * sizeof(Value));
    if (auto read = stream.read(bytes); !read) return tl::unexpected(read.error());
    if constexpr (std::is_same_v<Value, double>)
      if (auto fits = checkSinglePrecision(stream.path, matrix); !fits)
        return tl::unexpected(fits.error());
    return MatrixF(matrix.template cast<float>());
  };
  return header.fortran ? fill(Columns()) : fill(Rows());
}

Result<void> write(const fs::path& path, const std::string& header,
                   std::span<const std::uint8_t> values) {
  const std::span start(reinterpret_cast<const std::uint8_t*>(header.data()), header.size());
  return writeWholeFile(path, {start, values});
}

}  // namespace

Result<ByteStream> openNpy(const fs::path& path) {
  auto opened = ContentReader::open(path);
  if (!opened) return tl::unexpected(opened.error());
  if (opened->compressed()) return badFile("%1 is compressed with gzip. Unpack it first.", path);
  auto reader = std::make_shared<ContentReader>(std::move(*opened));
  return ByteStream{path, reader->largestContent(),
                    [reader](std::span<std::uint8_t> out) { return reader->read(out); },
                    reader->largestContent()};
}

Result<MatrixF> readNpy(const ByteStream& stream) {
  const auto header =
      readNpyHeader(stream, {{"'<f4'", "'<f8'"},
                             text("float32 or float64, little-endian ('<f4' or '<f8')"),
                             {2},
                             text("2 (n x d)")});
  if (!header) return tl::unexpected(header.error());
  return npyValueSize(header->type) == sizeof(double) ? readValues<double>(stream, *header)
                                                      : readValues<float>(stream, *header);
}

Result<MatrixF> readNpy(const fs::path& path) try {
  const auto stream = openNpy(path);
  if (!stream) return tl::unexpected(stream.error());
  return readNpy(*stream);
} catch (const std::bad_alloc&) {
  return tooLargeForMemory(path);
}

Result<std::vector<std::uint8_t>> readNpyLabels(const fs::path& path) try {
  const auto stream = openNpy(path);
  if (!stream) return tl::unexpected(stream.error());
  const auto header =
      readNpyHeader(*stream, {{"'|u1'"}, text("uint8 ('|u1')"), {1}, text("1 (n)")});
  if (!header) return tl::unexpected(header.error());
  std::vector<std::uint8_t> labels(header->shape[0]);
  if (auto read = stream->read(labels); !read) return tl::unexpected(read.error());
  return labels;
} catch (const std::bad_alloc&) {
  return tooLargeForMemory(path);
}

Result<void> writeNpy(const fs::path& path, const MatrixF& matrix) {
  const std::span values(reinterpret_cast<const std::uint8_t*>(matrix.data()),
                         static_cast<std::size_t>(matrix.size()) * sizeof(float));
  return write(path,
               makeNpyHeader("<f4", {static_cast<std::uint64_t>(matrix.rows()),
                                     static_cast<std::uint64_t>(matrix.cols())}),
               values);
}

Result<void> writeNpy(const fs::path& path, std::span<const std::uint8_t> values) {
  return write(path, makeNpyHeader("|u1", {values.size()}), values);
}

Result<void> writeNpy(const fs::path& path, std::span<const std::uint32_t> values) {
  return write(path, makeNpyHeader("<u4", {values.size()}),
               {reinterpret_cast<const std::uint8_t*>(values.data()), values.size_bytes()});
}

}  // namespace lookbook
