#include "core/data/npy.h"

#include "core/data/content_reader.h"
#include "core/data/whole_file.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cctype>
#include <charconv>
#include <cstring>
#include <limits>
#include <new>
#include <string>
#include <string_view>
#include <vector>

static_assert(std::endian::native == std::endian::little);

namespace lookbook {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic{"\x93NUMPY", 6};
constexpr std::size_t kAlignment = 64;
constexpr std::size_t kLongestHeader = std::size_t{1} << 16;

/// What a reader takes.
struct Wanted {
  std::array<std::string_view, 2> types;  ///< as the header quotes them
  const char* typesInWords;
  std::size_t dimensions;
  const char* dimensionsInWords;
};

constexpr Wanted kMatrix{.types = {"'<f4'", "'<f8'"},
                         .typesInWords = "float32 or float64, little-endian ('<f4' or '<f8')",
                         .dimensions = 2,
                         .dimensionsInWords = "2 (n x d)"};
constexpr Wanted kLabels{.types = {"'|u1'", "'|u1'"},
                         .typesInWords = "uint8 ('|u1')",
                         .dimensions = 1,
                         .dimensionsInWords = "1 (n)"};

struct Header {
  std::uint64_t valueSize = 0;  ///< bytes
  bool fortran = false;
  std::uint64_t rows = 0;
  std::uint64_t columns = 1;
};

/// What stands behind 'key': in the header's dictionary; empty if there is none.
std::string_view valueOf(std::string_view dictionary, std::string_view key) {
  const std::string quoted = "'" + std::string(key) + "'";
  auto at = dictionary.find(quoted);
  if (at == std::string_view::npos) return {};
  at = dictionary.find_first_not_of(": ", at + quoted.size());
  return at == std::string_view::npos ? std::string_view() : dictionary.substr(at);
}

/// The numbers of "(12, 3)"; empty if it is no such tuple.
std::vector<std::uint64_t> readShape(std::string_view text) {
  std::vector<std::uint64_t> shape;
  const auto end = text.find(')');
  if (!text.starts_with('(') || end == std::string_view::npos) return shape;
  text = text.substr(1, end - 1);
  while (true) {
    const auto begin = text.find_first_not_of(", ");
    if (begin == std::string_view::npos) return shape;
    text.remove_prefix(begin);
    std::uint64_t number = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc()) return {};
    shape.push_back(number);
    text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
  }
}

Result<Header> parse(const fs::path& path, std::string_view dictionary, const Wanted& wanted) {
  Header header;
  const std::string_view type = valueOf(dictionary, "descr").substr(0, 5);
  if (std::ranges::find(wanted.types, type) == wanted.types.end())
    return badFile(path, "values of type " + std::string(type), wanted.typesInWords);
  header.valueSize = static_cast<std::uint64_t>(type[3] - '0');
  const std::string_view order = valueOf(dictionary, "fortran_order");
  header.fortran = order.starts_with("True");
  if (!header.fortran && !order.starts_with("False"))
    return badFile(path, "no 'fortran_order' in its header", "an NPY file");
  const std::vector<std::uint64_t> shape = readShape(valueOf(dictionary, "shape"));
  if (shape.size() != wanted.dimensions)
    return badFile(path, std::to_string(shape.size()) + " dimensions", wanted.dimensionsInWords);
  header.rows = shape[0];
  if (wanted.dimensions > 1) header.columns = shape[1];
  return header;
}

Result<void> readExactly(ContentReader& reader, const fs::path& path,
                         std::span<std::uint8_t> bytes) {
  auto read = reader.read(bytes);
  if (!read) return tl::unexpected(read.error());
  if (*read < bytes.size())
    return badFile(path, "a file that breaks off in its header", "an NPY file");
  return {};
}

struct Start {
  Header header;
  std::size_t size = 0;  ///< bytes before the values
};

Result<Start> readStart(ContentReader& reader, const fs::path& path, const Wanted& wanted) {
  std::array<std::uint8_t, 8> begin{};
  if (auto read = readExactly(reader, path, begin); !read) return tl::unexpected(read.error());
  if (std::memcmp(begin.data(), kMagic.data(), kMagic.size()) != 0)
    return badFile(path, "other first bytes", "an NPY file (\\x93NUMPY)");
  const int version = begin[6];
  if (version < 1 || version > 3)
    return badFile(path, "NPY version " + std::to_string(version), "1, 2 or 3");
  std::array<std::uint8_t, 4> lengthBytes{};
  const std::size_t lengthSize = version == 1 ? 2 : 4;
  if (auto read = readExactly(reader, path, std::span(lengthBytes).first(lengthSize)); !read)
    return tl::unexpected(read.error());
  const std::size_t length = std::bit_cast<std::uint32_t>(lengthBytes);
  if (length > kLongestHeader)
    return badFile(path, "a header of " + std::to_string(length) + " bytes",
                   "at most " + std::to_string(kLongestHeader));
  std::string dictionary(length, ' ');
  const std::span bytes(reinterpret_cast<std::uint8_t*>(dictionary.data()), length);
  if (auto read = readExactly(reader, path, bytes); !read) return tl::unexpected(read.error());
  return parse(path, dictionary, wanted).map([&](const Header& header) {
    return Start{header, begin.size() + lengthSize + length};
  });
}

/// Does the shape fit the file, to the byte?
Result<void> checkSize(const ContentReader& reader, const fs::path& path, const Start& start) {
  const auto& [size, fortran, rows, columns] = start.header;
  const std::string shape = std::to_string(rows) + " x " + std::to_string(columns);
  if (rows == 0 || columns == 0) return badFile(path, shape + " values", "at least one");
  const std::uint64_t most = std::uint64_t{1} << 40;
  if (rows > most / columns)
    return badFile(path, shape + " values", std::to_string(most) + " at most");
  const std::uint64_t expected = start.size + rows * columns * size;
  if (reader.compressed() || reader.largestContent() != expected)
    return badFile(path, std::to_string(reader.largestContent()) + " bytes",
                   std::to_string(expected) + " for the " + shape + " values of its header");
  return {};
}

/// Reads up to the values.
Result<Header> open(ContentReader& reader, const fs::path& path, const Wanted& wanted) {
  const auto start = readStart(reader, path, wanted);
  if (!start) return tl::unexpected(start.error());
  if (auto checked = checkSize(reader, path, *start); !checked)
    return tl::unexpected(checked.error());
  return start->header;
}

template <class Value>
Result<MatrixF> readValues(ContentReader& reader, const Header& header) {
  using Rows = Eigen::Matrix<Value, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  using Columns = Eigen::Matrix<Value, Eigen::Dynamic, Eigen::Dynamic, Eigen::ColMajor>;
  const auto rows = static_cast<Eigen::Index>(header.rows);
  const auto columns = static_cast<Eigen::Index>(header.columns);
  auto fill = [&](auto matrix) -> Result<MatrixF> {
    matrix.resize(rows, columns);
    const std::span bytes(reinterpret_cast<std::uint8_t*>(matrix.data()),
                          static_cast<std::size_t>(matrix.size()) * sizeof(Value));
    if (auto read = reader.read(bytes); !read) return tl::unexpected(read.error());
    return MatrixF(matrix.template cast<float>());
  };
  return header.fortran ? fill(Columns()) : fill(Rows());
}

/// The magic string, version 1.0, and the dictionary padded to kAlignment, as NumPy writes them.
std::string makeHeader(std::string_view type, const std::string& shape) {
  std::string dictionary =
      "{'descr': '" + std::string(type) + "', 'fortran_order': False, 'shape': (" + shape + "), }";
  const std::size_t unpadded = kMagic.size() + 4 + dictionary.size() + 1;
  dictionary.append((kAlignment - unpadded % kAlignment) % kAlignment, ' ');
  dictionary += '\n';
  std::string header(kMagic);
  header += '\x01';
  header += '\0';
  header += static_cast<char>(dictionary.size() & 0xff);
  header += static_cast<char>(dictionary.size() >> 8);
  return header + dictionary;
}

Result<void> write(const fs::path& path, const std::string& header,
                   std::span<const std::uint8_t> values) {
  const std::span start(reinterpret_cast<const std::uint8_t*>(header.data()), header.size());
  return writeWholeFile(path, {start, values});
}

}  // namespace

Result<MatrixF> readNpy(const fs::path& path) try {
  auto reader = ContentReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  const auto header = open(*reader, path, kMatrix);
  if (!header) return tl::unexpected(header.error());
  return header->valueSize == sizeof(double) ? readValues<double>(*reader, *header)
                                             : readValues<float>(*reader, *header);
} catch (const std::bad_alloc&) {
  return badFile(path, "more than fits into memory", "less");
}

Result<std::vector<std::uint8_t>> readNpyLabels(const fs::path& path) try {
  auto reader = ContentReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  const auto header = open(*reader, path, kLabels);
  if (!header) return tl::unexpected(header.error());
  std::vector<std::uint8_t> labels(header->rows);
  if (auto read = reader->read(labels); !read) return tl::unexpected(read.error());
  return labels;
} catch (const std::bad_alloc&) {
  return badFile(path, "more than fits into memory", "less");
}

Result<void> writeNpy(const fs::path& path, const MatrixF& matrix) {
  const std::string shape = std::to_string(matrix.rows()) + ", " + std::to_string(matrix.cols());
  const std::span values(reinterpret_cast<const std::uint8_t*>(matrix.data()),
                         static_cast<std::size_t>(matrix.size()) * sizeof(float));
  return write(path, makeHeader("<f4", shape), values);
}

Result<void> writeNpy(const fs::path& path, std::span<const std::uint8_t> values) {
  return write(path, makeHeader("|u1", std::to_string(values.size()) + ","), values);
}

}  // namespace lookbook
