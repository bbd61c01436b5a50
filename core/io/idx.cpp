#include "core/io/idx.h"

#include "core/base/memory.h"
#include "core/io/content_reader.h"
#include "core/io/fingerprint.h"
#include "core/io/whole_file.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <span>
#include <utility>

namespace lookbook {

namespace {

constexpr std::uint8_t kUnsignedBytes = 0x08;
constexpr std::uint8_t kLabelDimensions = 1;
constexpr std::uint8_t kImageDimensions = 3;
constexpr std::uint32_t kLargestSide = 16384;
constexpr std::size_t kValuesAtOnce = std::size_t{1} << 20;
constexpr std::size_t kFirstReserve = std::size_t{64} << 20;

using Words = std::array<std::uint32_t, 4>;  // magic number, count, rows, columns

std::string hex(std::uint32_t number) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "0x%08X", number);
  return text.data();
}

/// The header's bytes as they stand in the file.
struct Header {
  IdxHeader header;
  std::array<std::uint8_t, 16> bytes{};
  std::size_t size = 0;
};

Result<void> readWords(ContentReader& reader, const std::filesystem::path& path, std::size_t count,
                       Header& into, Words& words) {
  const std::size_t begin = into.size;
  auto read = reader.read(std::span(into.bytes).subspan(begin, 4 * count));
  if (!read) return tl::unexpected(read.error());
  if (*read < 4 * count)
    return badFile(path, std::to_string(begin + *read) + " bytes in all",
                   "an IDX file's header of at least " + std::to_string(begin + 4 * count));
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
    return badFile(path, "the magic number " + hex(magic),
                   "an IDX file: 0x00000803 (images) or 0x00000801 (labels)");
  if (type != kUnsignedBytes)
    return badFile(path, "values of another type (magic number " + hex(magic) + ")",
                   "unsigned bytes: 0x00000803 (images) or 0x00000801 (labels)");
  if (dimensions != kImageDimensions && dimensions != kLabelDimensions)
    return badFile(path,
                   std::to_string(dimensions) + " dimensions (magic number " + hex(magic) + ")",
                   "3 (images, 0x00000803) or 1 (labels, 0x00000801)");
  return {};
}

Result<void> checkSizes(const std::filesystem::path& path, const Words& words) {
  if (words[1] == 0) return badFile(path, "a count of 0", "at least one image or label");
  for (const std::uint32_t side : {words[2], words[3]})
    if (side == 0 || side > kLargestSide)
      return badFile(
          path,
          "images of " + std::to_string(words[2]) + " x " + std::to_string(words[3]) + " pixels",
          "sides of 1 to " + std::to_string(kLargestSide));
  return {};
}

Words wordsOf(const IdxHeader& header) {
  const bool images = header.kind == IdxHeader::Kind::images;
  return {std::uint32_t{kUnsignedBytes} << 8 | (images ? kImageDimensions : kLabelDimensions),
          header.count, static_cast<std::uint32_t>(header.rows),
          static_cast<std::uint32_t>(header.columns)};
}

/// The header as it stands in a file.
std::vector<std::uint8_t> bytesOf(const IdxHeader& header) {
  const Words words = wordsOf(header);
  std::vector<std::uint8_t> bytes;
  for (const std::uint32_t word : std::span(words).first(1 + (words[0] & 0xff)))
    for (const int shift : {24, 16, 8, 0})
      bytes.push_back(static_cast<std::uint8_t>(word >> shift));
  return bytes;
}

Result<void> checkMemory(const std::filesystem::path& path, const IdxHeader& header) {
  if (header.byteCount() <= memoryBudget()) return {};
  return badFile(path, "a header that promises " + byteCount(header.byteCount()),
                 "at most " + byteCount(memoryBudget()) + " on this machine at the moment");
}

/// Is what the header promises possible at all?
Result<void> checkPromise(const ContentReader& reader, const std::filesystem::path& path,
                          const Header& header) {
  const std::uint64_t bytes = header.header.byteCount();
  const std::uint64_t whole = bytes + header.size;
  if (auto fits = checkMemory(path, header.header); !fits) return fits;
  if (!reader.compressed() && reader.largestContent() != whole)
    return badFile(path, std::to_string(reader.largestContent()) + " bytes",
                   std::to_string(whole) + " by its header");
  if (reader.largestContent() < whole)
    return badFile(
        path, "a header that promises " + std::to_string(whole) + " bytes",
        "at most " + std::to_string(reader.largestContent()) + " in a gzip stream of this size");
  return {};
}

Result<Header> readHeader(ContentReader& reader, const std::filesystem::path& path) {
  Header result;
  Words words{0, 0, 1, 1};
  if (auto read = readWords(reader, path, 1, result, words); !read)
    return tl::unexpected(read.error());
  if (auto checked = checkMagic(path, words[0]); !checked) return tl::unexpected(checked.error());
  const std::size_t dimensions = words[0] & 0xff;
  if (auto read = readWords(reader, path, dimensions, result, words); !read)
    return tl::unexpected(read.error());
  if (auto checked = checkSizes(path, words); !checked) return tl::unexpected(checked.error());
  result.header = {
      dimensions == kImageDimensions ? IdxHeader::Kind::images : IdxHeader::Kind::labels, words[1],
      static_cast<int>(words[2]), static_cast<int>(words[3])};
  if (auto checked = checkPromise(reader, path, result); !checked)
    return tl::unexpected(checked.error());
  return result;
}

/// Appends what the header promises, and sums it.
Result<void> readValues(ContentReader& reader, IdxFile& file, Md5& sum, std::size_t headerSize) {
  const auto count = static_cast<std::size_t>(file.header.byteCount());
  // An unpacked file is as long as it says, checkPromise() saw to that.
  const std::size_t first = reader.compressed() ? kFirstReserve : count;
  auto& values = file.values;
  while (values.size() < count) {
    if (values.size() == values.capacity())
      values.reserve(std::min(count, std::max(first, 2 * values.size())));
    const std::size_t begin = values.size();
    values.resize(std::min({begin + kValuesAtOnce, values.capacity(), count}));
    const auto chunk = std::span(values).subspan(begin);
    auto read = reader.read(chunk);
    if (!read) return tl::unexpected(read.error());
    if (*read < chunk.size())
      return badFile(file.path, std::to_string(headerSize + begin + *read) + " bytes",
                     std::to_string(headerSize + count) + " by its header");
    sum.update(chunk);
  }
  std::array<std::uint8_t, 1> more{};
  auto read = reader.read(more);  // checks gzip's own sum, too
  if (!read) return tl::unexpected(read.error());
  if (*read > 0)
    return badFile(file.path, "trailing bytes",
                   "an end after " + std::to_string(headerSize + count) + " bytes, by its header");
  return {};
}

}  // namespace

Result<void> checkIdxHeader(const std::filesystem::path& path, const IdxHeader& header) {
  if (auto checked = checkSizes(path, wordsOf(header)); !checked) return checked;
  return checkMemory(path, header);
}

IdxFile asIdxFile(std::filesystem::path path, const IdxHeader& header,
                  std::vector<std::uint8_t> values) {
  Md5 sum;
  sum.update(bytesOf(header));
  sum.update(values);
  return {std::move(path), header, std::move(values), sum.hex()};
}

std::vector<std::uint8_t> idxHeaderBytes(const IdxHeader& header) {
  return bytesOf(header);
}

Result<void> writeIdx(const std::filesystem::path& path, const IdxHeader& header,
                      std::span<const std::uint8_t> values) {
  return writeWholeFile(path, {bytesOf(header), values});
}

Result<IdxHeader> readIdxHeader(const std::filesystem::path& path) {
  auto reader = ContentReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  return readHeader(*reader, path).map([](const Header& header) { return header.header; });
}

Result<IdxFile> readIdx(const std::filesystem::path& path) {
  auto reader = ContentReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  auto header = readHeader(*reader, path);
  if (!header) return tl::unexpected(header.error());
  IdxFile file{path, header->header, {}, {}};
  Md5 sum;
  sum.update(std::span(header->bytes).first(header->size));
  if (auto read = readValues(*reader, file, sum, header->size); !read)
    return tl::unexpected(read.error());
  file.md5 = sum.hex();
  return file;
}

}  // namespace lookbook
