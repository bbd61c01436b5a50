#include "core/io/npy.h"

#include "core/io/content_reader.h"
#include "core/io/npy_header.h"
#include "core/io/whole_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <memory>
#include <new>
#include <string>
#include <type_traits>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

/// Checks that no number is outside the range of float, in which it would become infinite.
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
    const auto read = stream.read(bytes);
    if (!read) return tl::unexpected(read.error());
    if (*read < bytes.size())
      return badFile("%1 ends %2 bytes early.", stream.path, bytes.size() - *read);
    if (auto ended = checkNpyEnd(stream); !ended) return tl::unexpected(ended.error());
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

/// Reads a little-endian whole number; negative if it is too large.
std::int64_t numberAt(const std::uint8_t* bytes, std::size_t size, bool isSigned) {
  std::uint64_t number = 0;
  std::memcpy(&number, bytes, size);
  const bool negative = isSigned && (bytes[size - 1] & 0x80U) != 0;
  return negative || number > std::numeric_limits<std::int64_t>::max()
             ? -1
             : static_cast<std::int64_t>(number);
}

}  // namespace

std::vector<std::uint8_t> labelBytes(std::span<const ClassId> labels) {
  constexpr ClassId kLargest = std::numeric_limits<std::uint8_t>::max();
  if (std::ranges::any_of(labels, [](ClassId label) { return label > kLargest; })) return {};
  return {labels.begin(), labels.end()};
}

std::vector<std::string_view> npyWholeTypes() {
  return {"'|u1'", "'|b1'", "'|i1'", "'<u2'", "'<i2'", "'<u4'", "'<i4'", "'<u8'", "'<i8'"};
}

Result<ByteStream> openNpy(const fs::path& path) {
  auto opened = ContentReader::open(path);
  if (!opened) return tl::unexpected(opened.error());
  auto reader = std::make_shared<ContentReader>(std::move(*opened));
  const std::uint64_t most = reader->largestContent();
  return ByteStream{.path = path,
                    .size = most,
                    .read = [reader](std::span<std::uint8_t> out) { return reader->read(out); },
                    .stored = reader->compressed() ? most / kLargestDeflateRatio : most,
                    .sizeIsLimit = reader->compressed()};
}

Result<void> checkNpyEnd(const ByteStream& stream) {
  if (!stream.sizeIsLimit) return {};
  std::array<std::uint8_t, 1> more{};
  const auto read = stream.read(more);  // checks gzip's own checksum, too
  if (!read) return tl::unexpected(read.error());
  if (*read > 0) return badFile("%1 has bytes behind the values of its header.", stream.path);
  return {};
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

Result<std::vector<ClassId>> readNpyLabels(const fs::path& path) try {
  const auto stream = openNpy(path);
  if (!stream) return tl::unexpected(stream.error());
  const auto header =
      readNpyHeader(*stream, {npyWholeTypes(), text("whole numbers"), {1}, text("1 (n)")});
  if (!header) return tl::unexpected(header.error());
  return readNpyLabels(*stream, *header);
} catch (const std::bad_alloc&) {
  return tooLargeForMemory(path);
}

Result<std::vector<ClassId>> readNpyLabels(const ByteStream& stream, const NpyHeader& header) {
  const auto size = static_cast<std::size_t>(npyValueSize(header.type));
  std::vector<std::uint8_t> bytes(size * static_cast<std::size_t>(header.shape[0]));
  const auto read = stream.read(bytes);
  if (!read) return tl::unexpected(read.error());
  if (*read < bytes.size())
    return badFile("%1 ends %2 bytes early.", stream.path, bytes.size() - *read);
  if (auto ended = checkNpyEnd(stream); !ended) return tl::unexpected(ended.error());
  std::vector<ClassId> labels(static_cast<std::size_t>(header.shape[0]));
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::int64_t label = numberAt(&bytes[i * size], size, header.type[2] == 'i');
    if (label < 0 || label > std::numeric_limits<ClassId>::max())
      return badFile("%1 has a label outside of 0 to 65535 at %2.", stream.path, i);
    labels[i] = static_cast<ClassId>(label);
  }
  return labels;
}

Result<void> writeNpy(const fs::path& path, const MatrixF& matrix) {
  const std::span values(reinterpret_cast<const std::uint8_t*>(matrix.data()),
                         static_cast<std::size_t>(matrix.size()) * sizeof(float));
  return write(path,
               makeNpyHeader("<f4", {static_cast<std::uint64_t>(matrix.rows()),
                                     static_cast<std::uint64_t>(matrix.cols())}),
               values);
}

Result<void> writeNpy(const fs::path& path, std::span<const ClassId> values) {
  if (const auto bytes = labelBytes(values); !bytes.empty() || values.empty())
    return write(path, makeNpyHeader("|u1", {values.size()}), bytes);
  return write(path, makeNpyHeader("<u2", {values.size()}),
               {reinterpret_cast<const std::uint8_t*>(values.data()), values.size_bytes()});
}

Result<void> writeNpy(const fs::path& path, std::span<const std::uint32_t> values) {
  return write(path, makeNpyHeader("<u4", {values.size()}),
               {reinterpret_cast<const std::uint8_t*>(values.data()), values.size_bytes()});
}

}  // namespace lookbook
