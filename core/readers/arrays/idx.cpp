#include "core/readers/arrays/idx.h"

#include "core/io/content_reader.h"
#include "core/io/fingerprint.h"
#include "core/io/foreign_file.h"
#include "core/io/whole_file.h"
#include "core/readers/arrays/array_files.h"
#include "core/readers/arrays/array_values.h"
#include "core/readers/probe/extensions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <span>
#include <utility>

namespace lookbook {

namespace {

constexpr std::size_t kMostDimensions = 4;
constexpr std::size_t kValuesAtOnce = std::size_t{1} << 20;
constexpr std::size_t kFirstReserve = std::size_t{64} << 20;

/// What an IDX file says of itself.
struct Header {
  NumberType type;
  std::vector<std::uint64_t> shape;
  bool littleEndian = false;        ///< against the rule: the header, and the values too
  std::vector<std::uint8_t> bytes;  ///< as they stand in the file
  ArrayLayout layout;

  /// Bytes that follow the header.
  [[nodiscard]] std::uint64_t byteCount() const {
    const std::uint64_t labels = layout.labelled ? layout.header.count : 0;
    return type.size * (layout.header.byteCount() * layout.channels + labels);
  }
};

/// The next `count` words of a header.
Result<std::vector<std::uint32_t>> readWords(ContentReader& reader,
                                             const std::filesystem::path& path, std::size_t count,
                                             Header& into) {
  const std::size_t begin = into.bytes.size();
  into.bytes.resize(begin + 4 * count);
  auto read = reader.read(std::span(into.bytes).subspan(begin));
  if (!read) return tl::unexpected(read.error());
  if (*read < 4 * count)
    return badFile(plural(begin + *read,
                          "%1 has %n byte, but the header of an IDX file takes at least %2.",
                          "%1 has %n bytes, but the header of an IDX file takes at least %2.", path,
                          begin + 4 * count));
  std::vector<std::uint32_t> words;
  for (std::size_t at = begin; at < into.bytes.size(); at += 4) {
    std::uint32_t word = 0;
    for (std::size_t i = 0; i < 4; ++i)
      word = word << 8 | into.bytes[at + (into.littleEndian ? 3 - i : i)];
    words.push_back(word);
  }
  return words;
}

/// The type that a code of the format stands for.
std::optional<NumberType> idxNumberType(std::uint32_t code) {
  using Kind = NumberType::Kind;
  switch (code) {
    case 0x08:
      return NumberType{.kind = Kind::natural, .size = 1, .bigEndian = true};
    case 0x09:
      return NumberType{.kind = Kind::whole, .size = 1, .bigEndian = true};
    case 0x0B:
      return NumberType{.kind = Kind::whole, .size = 2, .bigEndian = true};
    case 0x0C:
      return NumberType{.kind = Kind::whole, .size = 4, .bigEndian = true};
    case 0x0D:
      return NumberType{.kind = Kind::real, .size = 4, .bigEndian = true};
    case 0x0E:
      return NumberType{.kind = Kind::real, .size = 8, .bigEndian = true};
    default:
      return std::nullopt;
  }
}

/// Takes the type from the first word. @return the number of dimensions; 0 if this is no IDX file
std::size_t takeMagic(std::uint32_t word, Header& header) {
  const auto type = idxNumberType(word >> 8);
  const std::size_t dimensions = word & 0xff;
  if (!type || dimensions == 0 || dimensions > kMostDimensions) return 0;
  header.type = *type;
  return dimensions;
}

Result<std::size_t> readMagic(ContentReader& reader, const std::filesystem::path& path,
                              Header& header) {
  const auto words = readWords(reader, path, 1, header);
  if (!words) return tl::unexpected(words.error());
  const std::uint32_t word = words->front();
  if (const std::size_t dimensions = takeMagic(word, header)) return dimensions;
  const std::uint32_t turned =
      word >> 24 | (word >> 8 & 0xff00U) | (word << 8 & 0xff0000U) | word << 24;
  if (const std::size_t dimensions = takeMagic(turned, header)) {
    header.littleEndian = true;
    header.type.bigEndian = false;
    return dimensions;
  }
  return notOfFormat(path, text("%1 is of no format that Lookbook opens: it does not begin as an "
                                "IDX file of images or labels does.",
                                path));
}

/// Where the values are: images are n x rows x columns, labels n; other shapes are as in NumPy.
Result<ArrayLayout> idxLayout(const std::filesystem::path& path, const Header& header) {
  const auto& shape = header.shape;
  if (shape.size() == 2 || shape.size() == 4) {
    const bool whole = header.type.kind != NumberType::Kind::real && header.type.size > 1;
    return layoutOf({.path = path,
                     .type = header.type,
                     .shape = shape,
                     .name = readName(path),
                     .mayBeMatrix = true,
                     .mayBeColumns = whole});
  }
  ArrayLayout layout;
  layout.header = {ArrayHeader::Kind::labels, static_cast<std::uint32_t>(shape[0]), 1, 1};
  layout.steps = {1, 0, 0, 0};
  if (shape.size() == 3) {
    if (auto fits = checkSides(path, shape[1], shape[2]); !fits)
      return tl::unexpected(fits.error());
    layout.header = {ArrayHeader::Kind::images, static_cast<std::uint32_t>(shape[0]),
                     static_cast<int>(shape[1]), static_cast<int>(shape[2])};
  }
  if (auto checked = checkArrayHeader(path, layout.header); !checked)
    return tl::unexpected(checked.error());
  return layout;
}

/// Is what the header promises possible at all?
Result<void> checkPromise(const ContentReader& reader, const std::filesystem::path& path,
                          const Header& header) {
  const std::uint64_t whole = header.byteCount() + header.bytes.size();
  if (!reader.compressed() && reader.largestContent() != whole)
    return badFile("%1 has %2 bytes, but its header declares %3.", path, reader.largestContent(),
                   whole);
  if (reader.largestContent() < whole)
    return badFile("%1 declares %2 bytes, but a gzip file of its size can hold at most %3.", path,
                   whole, reader.largestContent());
  return {};
}

Result<Header> readHeader(ContentReader& reader, const std::filesystem::path& path) {
  Header header;
  const auto dimensions = readMagic(reader, path, header);
  if (!dimensions) return tl::unexpected(dimensions.error());
  const auto sides = readWords(reader, path, *dimensions, header);
  if (!sides) return tl::unexpected(sides.error());
  header.shape.assign(sides->begin(), sides->end());
  auto layout = idxLayout(path, header);
  if (!layout) return tl::unexpected(layout.error());
  header.layout = *std::move(layout);
  if (auto checked = checkPromise(reader, path, header); !checked)
    return tl::unexpected(checked.error());
  return header;
}

/// Reads what the header promises and adds it to the checksum.
Result<std::vector<std::uint8_t>> readValues(ContentReader& reader,
                                             const std::filesystem::path& path,
                                             const Header& header, Md5& checksum) {
  const auto count = static_cast<std::size_t>(header.byteCount());
  // An unpacked file is as long as it says, checkPromise() saw to that.
  const std::size_t first = reader.compressed() ? kFirstReserve : count;
  std::vector<std::uint8_t> values;
  while (values.size() < count) {
    if (values.size() == values.capacity())
      values.reserve(std::min(count, std::max(first, 2 * values.size())));
    const std::size_t begin = values.size();
    values.resize(std::min({begin + kValuesAtOnce, values.capacity(), count}));
    const auto chunk = std::span(values).subspan(begin);
    auto read = reader.read(chunk);
    if (!read) return tl::unexpected(read.error());
    if (*read < chunk.size())
      return badFile("%1 has %2 bytes, but its header declares %3.", path,
                     header.bytes.size() + begin + *read, header.bytes.size() + count);
    checksum.update(chunk);
  }
  std::array<std::uint8_t, 1> more{};
  auto read = reader.read(more);  // checks gzip's own checksum, too
  if (!read) return tl::unexpected(read.error());
  if (*read > 0)
    return badFile("%1 has trailing bytes: its header declares %2 bytes.", path,
                   header.bytes.size() + count);
  return values;
}

/// How many of the first values are such as files have them: whole numbers that are not huge,
/// fractions that are neither huge nor next to nothing.
std::size_t plausibleValues(std::span<const std::uint8_t> values, const NumberType& type) {
  constexpr std::size_t kEnough = 4096;
  constexpr double kLargestWhole = 1 << 24;
  constexpr double kLargestShort = 255;
  constexpr double kRange = 1e6;
  const double most = type.kind == NumberType::Kind::real ? kRange
                      : type.size == 2                    ? kLargestShort
                                                          : kLargestWhole;
  std::size_t plausible = 0;
  for (std::size_t i = 0; i < std::min(kEnough, values.size() / type.size); ++i) {
    const double number = std::abs(type.number(values.data() + i * type.size));
    plausible += number == 0 || (number <= most && number >= 1 / kRange) ? 1 : 0;
  }
  return plausible;
}

/// Files of IDX are big-endian, but some are written as they lie in memory.
void takeByteOrder(const std::filesystem::path& path, std::span<const std::uint8_t> values,
                   Header& header) {
  NumberType other = header.type;
  other.bigEndian = !other.bigEndian;
  if (header.type.size > 1 &&
      plausibleValues(values, other) > plausibleValues(values, header.type)) {
    header.type = other;
    header.littleEndian = !other.bigEndian;
  }
  if (header.littleEndian)
    header.layout.notices.emplace_back(
        "byte-order",
        text("%1 is little-endian, against the format's rule. It is read so.", path.filename()));
}

ByteStream streamOf(const std::filesystem::path& path, std::span<const std::uint8_t> bytes) {
  auto at = std::make_shared<std::size_t>(0);
  return {.path = path,
          .size = bytes.size(),
          .read = [at, bytes](std::span<std::uint8_t> out) -> Result<std::size_t> {
            const std::size_t count = std::min(out.size(), bytes.size() - *at);
            std::ranges::copy(bytes.subspan(*at, count), out.begin());
            *at += count;
            return count;
          },
          .stored = bytes.size()};
}

}  // namespace

Result<void> writeIdx(const std::filesystem::path& path, const ArrayFile& file) {
  if (file.header.kind == ArrayHeader::Kind::labels)
    return writeWholeFile(path, {idxLabelBytes(file.labels)});
  return writeWholeFile(path, {idxHeaderBytes(file.header), file.values});
}

Result<ArrayHeader> readIdxHeader(const std::filesystem::path& path) {
  auto reader = ContentReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  return readHeader(*reader, path).map([](const Header& header) { return header.layout.header; });
}

Result<ReadArray> readIdx(const std::filesystem::path& path) {
  auto reader = ContentReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  auto header = readHeader(*reader, path);
  if (!header) return tl::unexpected(header.error());
  Md5 checksum;
  checksum.update(header->bytes);
  auto values = readValues(*reader, path, *header, checksum);
  if (!values) return tl::unexpected(values.error());
  const bool usual = header->shape.size() == 3 && header->type.isByte() && !header->littleEndian;
  if (usual)
    return ReadArray{
        ArrayFile{path, header->layout.header, *std::move(values), {}, checksum.hex(), {}, {}}, {}};
  takeByteOrder(path, *values, *header);
  return readArrayValues(streamOf(path, *values), header->layout, header->type);
}

bool isIdxFile(const std::filesystem::path& path) {
  return readIdxHeader(path).has_value();
}

Score scoreIdx(const Probe& probe) {
  constexpr ArrayFormat kFormat{
      .has = [](const std::filesystem::path& file) { return !isOfOtherThanIdx(file); },
      .byExtension = false,
      .header = [](const Probe&, const std::filesystem::path& file) { return readIdxHeader(file); },
      .read = [](const Probe&, const std::filesystem::path& file) { return readIdx(file); }};
  return scoreArrays(probe, kFormat);
}

}  // namespace lookbook
