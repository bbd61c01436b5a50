#include "core/readers/idx.h"

#include "core/io/content_reader.h"
#include "core/io/fingerprint.h"
#include "core/io/whole_file.h"
#include "core/readers/array_files.h"
#include "core/readers/readers.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <limits>
#include <span>
#include <utility>

namespace lookbook {

namespace {

constexpr std::uint8_t kUnsignedBytes = 0x08;
constexpr std::uint8_t kShorts = 0x0B;  // only for labels
constexpr std::uint8_t kInts = 0x0C;
constexpr std::uint8_t kLabelDimensions = 1;
constexpr std::uint8_t kImageDimensions = 3;
constexpr std::size_t kValuesAtOnce = std::size_t{1} << 20;
constexpr std::size_t kFirstReserve = std::size_t{64} << 20;

using Words = std::array<std::uint32_t, 4>;  // magic number, count, rows, columns

std::string hex(std::uint32_t number) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "0x%08X", number);
  return text.data();
}

/// The header as it is in the file.
struct Header {
  ArrayHeader header;
  std::array<std::uint8_t, 16> bytes{};
  std::size_t size = 0;
  std::size_t width = 1;  ///< bytes of a value; 1 for pixels

  /// The number of bytes after the header.
  [[nodiscard]] std::uint64_t byteCount() const { return width * header.byteCount(); }
};

Result<void> readWords(ContentReader& reader, const std::filesystem::path& path, std::size_t count,
                       Header& into, Words& words) {
  const std::size_t begin = into.size;
  auto read = reader.read(std::span(into.bytes).subspan(begin, 4 * count));
  if (!read) return tl::unexpected(read.error());
  if (*read < 4 * count)
    return badFile(plural(begin + *read,
                          "%1 has %n byte, but the header of an IDX file takes at least %2.",
                          "%1 has %n bytes, but the header of an IDX file takes at least %2.", path,
                          begin + 4 * count));
  for (std::size_t at = begin; at < begin + 4 * count; at += 4)
    words[at / 4] = std::uint32_t{into.bytes[at]} << 24 | std::uint32_t{into.bytes[at + 1]} << 16 |
                    std::uint32_t{into.bytes[at + 2]} << 8 | std::uint32_t{into.bytes[at + 3]};
  into.size += 4 * count;
  return {};
}

Result<void> checkMagic(const std::filesystem::path& path, std::uint32_t magic) {
  const auto type = static_cast<std::uint8_t>(magic >> 8);
  const auto dimensions = static_cast<std::uint8_t>(magic);
  if (magic >> 16 != 0)
    return badFile(
        "%1 is not an IDX file: its magic number is %2, not 0x00000803 (images) or 0x00000801 "
        "(labels).",
        path, hex(magic));
  const bool wideLabels = (type == kShorts || type == kInts) && dimensions == kLabelDimensions;
  if (type != kUnsignedBytes && !wideLabels)
    return badFile(
        "%1 holds values that are not unsigned bytes (magic number %2). Supported are 0x00000803 "
        "(images) and 0x00000801 (labels).",
        path, hex(magic));
  if (dimensions != kImageDimensions && dimensions != kLabelDimensions)
    return badFile(
        "%1 has %2 dimensions (magic number %3). Images have 3 (0x00000803), labels 1 "
        "(0x00000801).",
        path, int{dimensions}, hex(magic));
  return {};
}

/// Checks that the size in the header is possible.
Result<void> checkPromise(const ContentReader& reader, const std::filesystem::path& path,
                          const Header& header) {
  const std::uint64_t whole = header.byteCount() + header.size;
  if (!reader.compressed() && reader.largestContent() != whole)
    return badFile("%1 has %2 bytes, but its header declares %3.", path, reader.largestContent(),
                   whole);
  if (reader.largestContent() < whole)
    return badFile("%1 declares %2 bytes, but a gzip file of its size can hold at most %3.", path,
                   whole, reader.largestContent());
  return {};
}

Result<Header> readHeader(ContentReader& reader, const std::filesystem::path& path) {
  Header result;
  Words words{0, 0, 1, 1};
  if (auto read = readWords(reader, path, 1, result, words); !read)
    return tl::unexpected(read.error());
  if (auto checked = checkMagic(path, words[0]); !checked) return tl::unexpected(checked.error());
  const std::size_t dimensions = words[0] & 0xff;
  const auto type = static_cast<std::uint8_t>(words[0] >> 8);
  result.width = type == kInts ? 4 : type == kShorts ? 2 : 1;
  if (auto read = readWords(reader, path, dimensions, result, words); !read)
    return tl::unexpected(read.error());
  if (auto fits = checkSides(path, words[2], words[3]); !fits) return tl::unexpected(fits.error());
  result.header = {
      dimensions == kImageDimensions ? ArrayHeader::Kind::images : ArrayHeader::Kind::labels,
      words[1], static_cast<int>(words[2]), static_cast<int>(words[3])};
  if (auto checked = checkArrayHeader(path, result.header); !checked)
    return tl::unexpected(checked.error());
  if (auto checked = checkPromise(reader, path, result); !checked)
    return tl::unexpected(checked.error());
  return result;
}

/// Reads the values that the header declares, and adds them to the checksum.
Result<std::vector<std::uint8_t>> readValues(ContentReader& reader,
                                             const std::filesystem::path& path,
                                             const Header& header, Md5& checksum) {
  const auto count = static_cast<std::size_t>(header.byteCount());
  // checkPromise() has checked the length of an unpacked file.
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
                     header.size + begin + *read, header.size + count);
    checksum.update(chunk);
  }
  std::array<std::uint8_t, 1> more{};
  auto read = reader.read(more);  // this also checks the checksum of gzip
  if (!read) return tl::unexpected(read.error());
  if (*read > 0)
    return badFile("%1 has trailing bytes: its header declares %2 bytes.", path,
                   header.size + count);
  return values;
}

/// Reads labels from big-endian numbers of `width` bytes.
Result<std::vector<ClassId>> labelsFrom(const std::filesystem::path& path,
                                        const std::vector<std::uint8_t>& bytes, std::size_t width) {
  std::vector<ClassId> labels;
  labels.reserve(bytes.size() / width);
  for (std::size_t at = 0; at < bytes.size(); at += width) {
    std::uint32_t label = 0;
    for (std::size_t i = 0; i < width; ++i) label = label << 8 | bytes[at + i];
    const bool negative = width > 1 && (bytes[at] & 0x80) != 0;
    if (negative || label > std::numeric_limits<ClassId>::max())
      return badFile("%1 has a label outside of 0 to 65535 at %2.", path, at / width);
    labels.push_back(static_cast<ClassId>(label));
  }
  return labels;
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
  return readHeader(*reader, path).map([](const Header& header) { return header.header; });
}

Result<ArrayFile> readIdx(const std::filesystem::path& path) {
  auto reader = ContentReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  const auto header = readHeader(*reader, path);
  if (!header) return tl::unexpected(header.error());
  Md5 checksum;
  checksum.update(std::span(header->bytes).first(header->size));
  auto values = readValues(*reader, path, *header, checksum);
  if (!values) return tl::unexpected(values.error());
  if (header->header.kind == ArrayHeader::Kind::images)
    return ArrayFile{path, header->header, *std::move(values), {}, checksum.hex()};
  return labelsFrom(path, *values, header->width).map([&](std::vector<ClassId> labels) {
    return asLabelFile(path, std::move(labels));
  });
}

bool isIdxFile(const std::filesystem::path& path) {
  return readIdxHeader(path).has_value();
}

Score scoreIdx(const Probe& probe) {
  constexpr ArrayFormat kFormat{
      .has = [](const std::filesystem::path& file) { return readerOf(file).score == scoreIdx; },
      .byExtension = false,
      .header = [](const Probe&, const std::filesystem::path& file) { return readIdxHeader(file); },
      .read =
          [](const Probe&, const std::filesystem::path& file) {
            return readIdx(file).map(
                [](ArrayFile array) { return ReadArray{std::move(array), {}}; });
          }};
  return scoreArrays(probe, kFormat);
}

}  // namespace lookbook
