#include "core/io/npy_header.h"

#include "core/base/memory.h"
#include "core/base/plain_text.h"
#include "core/io/content_reader.h"
#include "core/io/foreign_file.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstring>
#include <span>

static_assert(std::endian::native == std::endian::little);

namespace lookbook {

namespace {

constexpr std::string_view kMagic{"\x93NUMPY", 6};
constexpr std::size_t kAlignment = 64;
constexpr std::size_t kLongestHeader = std::size_t{1} << 16;
constexpr std::uint64_t kMostValues = std::uint64_t{1} << 40;

/// The text after 'key': in the dictionary of the header; empty if there is none.
std::string_view valueOf(std::string_view dictionary, std::string_view key) {
  const std::string quoted = "'" + std::string(key) + "'";
  auto at = dictionary.find(quoted);
  if (at == std::string_view::npos) return {};
  at = dictionary.find_first_not_of(": ", at + quoted.size());
  return at == std::string_view::npos ? std::string_view() : dictionary.substr(at);
}

/// The quotation at the beginning of a text, including quotes, or the first few characters.
std::string firstQuotation(std::string_view text) {
  constexpr std::size_t kEnough = 5;
  const auto end = text.starts_with('\'') ? text.find('\'', 1) : std::string_view::npos;
  return std::string(end == std::string_view::npos ? text.substr(0, kEnough)
                                                   : text.substr(0, end + 1));
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

Result<void> readExactly(const ByteStream& stream, std::span<std::uint8_t> bytes) {
  auto read = stream.read(bytes);
  if (!read) return tl::unexpected(read.error());
  if (*read < bytes.size())
    return badFile("%1 is not an NPY file: it ends within its header.", stream.path);
  return {};
}

struct Start {
  NpyHeader header;
  std::size_t size = 0;  ///< bytes before the values
};

Result<Start> readStart(const ByteStream& stream) {
  std::array<std::uint8_t, 8> begin{};
  if (auto read = readExactly(stream, begin); !read) {
    const bool cut = std::memcmp(begin.data(), kMagic.data(), 4) == 0;
    return cut ? tl::unexpected(read.error()) : notOfFormat(stream.path, read.error().text);
  }
  if (std::memcmp(begin.data(), kMagic.data(), kMagic.size()) != 0)
    return notOfFormat(stream.path, text("%1 is not an NPY file.", stream.path));
  const int version = begin[6];
  if (version < 1 || version > 3)
    return badFile("%1 is of NPY version %2; supported are versions 1, 2 and 3.", stream.path,
                   version);
  std::array<std::uint8_t, 4> lengthBytes{};
  const std::size_t lengthSize = version == 1 ? 2 : 4;
  if (auto read = readExactly(stream, std::span(lengthBytes).first(lengthSize)); !read)
    return tl::unexpected(read.error());
  const std::size_t length = std::bit_cast<std::uint32_t>(lengthBytes);
  if (length > kLongestHeader)
    return badFile("%1 has an NPY header of %2 bytes; at most %3 are supported.", stream.path,
                   length, kLongestHeader);
  std::string dictionary(length, ' ');
  const std::span bytes(reinterpret_cast<std::uint8_t*>(dictionary.data()), length);
  if (auto read = readExactly(stream, bytes); !read) return tl::unexpected(read.error());
  const std::string_view order = valueOf(dictionary, "fortran_order");
  const bool fortran = order.starts_with("True");
  if (!fortran && !order.starts_with("False"))
    return badFile("%1 is not an NPY file: its header has no 'fortran_order'.", stream.path);
  return Start{{firstQuotation(valueOf(dictionary, "descr")), fortran,
                readShape(valueOf(dictionary, "shape"))},
               begin.size() + lengthSize + length};
}

/// Checks the size against the memory: unpacked content may use only a part of it, uncompressed
/// content all of it.
Result<void> checkMemory(const ByteStream& stream, std::uint64_t size) {
  constexpr std::uint64_t kModest = std::uint64_t{64} << 20;
  if (size <= kModest) return {};
  const std::uint64_t most = stream.stored < size ? memoryBudget() : availableMemory();
  if (size <= most) return {};
  return badFile("%1 holds %2 of values, but this machine can take at most %3 at the moment.",
                 stream.path, byteCount(size), byteCount(most));
}

/// Checks that the shape fits the stream exactly.
Result<void> checkSize(const ByteStream& stream, const Start& start) {
  const std::string shape = start.header.shapeInWords();
  std::uint64_t values = 1;
  for (const std::uint64_t side : start.header.shape) {
    if (side == 0) return badFile("%1 holds no values: it is %2.", stream.path, excerpt(shape));
    if (values > kMostValues / side)
      return badFile("%1 declares %2 values; at most %3 are supported.", stream.path,
                     excerpt(shape), kMostValues);
    values *= side;
  }
  const std::uint64_t expected = start.size + values * npyValueSize(start.header.type);
  if (stream.sizeIsLimit ? stream.size < expected : stream.size != expected)
    return badFile("%1 has %2 bytes, but the %3 values of its header take %4.", stream.path,
                   stream.size, excerpt(shape), expected);
  return checkMemory(stream, expected);
}

}  // namespace

std::string NpyHeader::shapeInWords() const {
  std::string text;
  for (const std::uint64_t side : shape) text += (text.empty() ? "" : " x ") + std::to_string(side);
  return text;
}

Result<NpyHeader> readNpyHeader(const ByteStream& stream) {
  return readStart(stream).map([](const Start& start) { return start.header; });
}

Result<NpyHeader> readNpyHeader(const ByteStream& stream, const NpyWanted& wanted) {
  const auto start = readStart(stream);
  if (!start) return tl::unexpected(start.error());
  const auto& [type, fortran, shape] = start->header;
  const bool accepted = std::ranges::find(wanted.types, type) != wanted.types.end() ||
                        (wanted.accepts && wanted.accepts(type));
  if (!accepted && type == "'|O'")
    return badFile(
        "%1 holds Python objects, which Lookbook does not read: loading them can run any program. "
        "Its values must be %2.",
        stream.path, wanted.typesInWords);
  if (!accepted)
    return badFile("%1 holds values of type %2; they must be %3.", stream.path, excerpt(type),
                   wanted.typesInWords);
  if (std::ranges::find(wanted.dimensions, shape.size()) == wanted.dimensions.end())
    return badFile(plural(shape.size(), "%1 has %n dimension; it must have %2.",
                          "%1 has %n dimensions; it must have %2.", stream.path,
                          wanted.dimensionsInWords));
  if (auto checked = checkSize(stream, *start); !checked) return tl::unexpected(checked.error());
  return start->header;
}

std::uint64_t npyValueSize(std::string_view type) {
  constexpr std::size_t kDigits = 3;  // a quote, the byte order, the kind
  std::uint64_t size = 0;
  if (type.size() > kDigits)
    std::from_chars(type.data() + kDigits, type.data() + type.size(), size);
  return type.size() > 2 && type[2] == 'U' ? 4 * size : size;  // characters of 32 bits
}

std::string makeNpyHeader(std::string_view type, const std::vector<std::uint64_t>& shape) {
  std::string sides;
  for (const std::uint64_t side : shape)
    sides += (sides.empty() ? "" : " ") + std::to_string(side) + ",";
  if (shape.size() > 1) sides.pop_back();  // a tuple with one element keeps its comma
  std::string dictionary =
      "{'descr': '" + std::string(type) + "', 'fortran_order': False, 'shape': (" + sides + "), }";
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

}  // namespace lookbook
