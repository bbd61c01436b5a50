#include "tests/fuzz/containers.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <string_view>
#include <zip.h>
#include <zlib.h>

namespace fuzz {

namespace {

constexpr std::size_t kLargestContent = std::size_t{4} << 20;
constexpr int kGzipWindow = 15 + 16;
constexpr int kRawWindow = -15;

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

void append(Bytes& bytes, std::uint64_t value, int size) {
  for (int i = 0; i < size; ++i) bytes.push_back(static_cast<std::uint8_t>(value >> 8 * i));
}

Bytes deflated(std::span<const std::uint8_t> content, int window) {
  z_stream stream{};
  constexpr int kMemory = 8;
  check(deflateInit2(&stream, 1, Z_DEFLATED, window, kMemory, Z_DEFAULT_STRATEGY) == Z_OK,
        "zlib can be started");
  Bytes packed(deflateBound(&stream, static_cast<uLong>(content.size())));
  stream.next_in = const_cast<Bytef*>(content.data());
  stream.avail_in = static_cast<uInt>(content.size());
  stream.next_out = packed.data();
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

/// The fields of an entry that the local header and the directory have in common.
Bytes describe(const Bytes& content, const Bytes& stored, bool packed, std::size_t nameSize) {
  Bytes bytes;
  append(bytes, 20, 2);        // version needed
  append(bytes, 1U << 11, 2);  // names are UTF-8
  append(bytes, packed ? 8 : 0, 2);
  append(bytes, 0x00210000, 4);  // 1 January 1980
  append(bytes, crc32(0, content.data(), static_cast<uInt>(content.size())), 4);
  append(bytes, stored.size(), 4);
  append(bytes, content.size(), 4);
  append(bytes, nameSize, 2);
  append(bytes, 0, 2);
  return bytes;
}

}  // namespace

std::optional<Entries> unzip(std::span<const std::uint8_t> archive) {
  zip_source_t* source = zip_source_buffer_create(archive.data(), archive.size(), 0, nullptr);
  if (!source) return std::nullopt;
  const std::unique_ptr<zip_t, CloseArchive> opened(
      zip_open_from_source(source, ZIP_RDONLY, nullptr));
  if (!opened) {
    zip_source_free(source);
    return std::nullopt;
  }
  Entries entries;
  std::size_t size = 0;
  for (zip_int64_t i = 0; i < zip_get_num_entries(opened.get(), 0); ++i) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    const auto index = static_cast<zip_uint64_t>(i);
    if (zip_stat_index(opened.get(), index, 0, &stat) != 0 || stat.size > kLargestContent ||
        (size += stat.size) > kLargestContent)
      return std::nullopt;
    zip_file_t* file = zip_fopen_index(opened.get(), index, 0);
    if (!file) return std::nullopt;
    Bytes content(stat.size);
    const zip_int64_t read = zip_fread(file, content.data(), content.size());
    zip_fclose(file);
    if (read < 0) return std::nullopt;
    content.resize(static_cast<std::size_t>(read));
    entries.emplace_back(stat.name ? stat.name : "", std::move(content));
  }
  return entries;
}

Bytes zip(const Entries& entries, bool packed) {
  Bytes archive;
  Bytes directory;
  for (const auto& [name, content] : entries) {
    const Bytes stored = packed ? deflated(content, kRawWindow) : content;
    const Bytes description = describe(content, stored, packed, name.size());
    append(directory, 0x02014b50, 4);
    append(directory, 20, 2);  // made by
    directory.insert(directory.end(), description.begin(), description.end());
    append(directory, 0, 2);  // no comment, disk 0, no attributes
    append(directory, 0, 8);
    append(directory, archive.size(), 4);
    directory.insert(directory.end(), name.begin(), name.end());
    append(archive, 0x04034b50, 4);
    archive.insert(archive.end(), description.begin(), description.end());
    archive.insert(archive.end(), name.begin(), name.end());
    archive.insert(archive.end(), stored.begin(), stored.end());
  }
  const std::size_t start = archive.size();
  archive.insert(archive.end(), directory.begin(), directory.end());
  append(archive, 0x06054b50, 4);
  append(archive, 0, 4);
  append(archive, entries.size(), 2);
  append(archive, entries.size(), 2);
  append(archive, directory.size(), 4);
  append(archive, start, 4);
  append(archive, 0, 2);
  return archive;
}

std::optional<Bytes> gunzip(std::span<const std::uint8_t> packed) {
  constexpr std::size_t kTrailer = 4;
  if (packed.size() < kTrailer) return std::nullopt;
  std::size_t size = 0;
  for (std::size_t i = 0; i < kTrailer; ++i)
    size |= std::size_t{packed[packed.size() - kTrailer + i]} << 8 * i;
  z_stream stream{};
  if (size > kLargestContent || inflateInit2(&stream, kGzipWindow) != Z_OK) return std::nullopt;
  Bytes content(size + 1);  // never empty, so that there is memory to write to
  stream.next_in = const_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = content.data();
  stream.avail_out = static_cast<uInt>(content.size());
  const int state = inflate(&stream, Z_FINISH);
  content.resize(stream.total_out);
  inflateEnd(&stream);
  if (state != Z_STREAM_END) return std::nullopt;
  return content;
}

Bytes gzip(std::span<const std::uint8_t> content) {
  return deflated(content, kGzipWindow);
}

void repairPng(std::span<std::uint8_t> png) {
  constexpr std::size_t kSignature = 8;
  constexpr std::size_t kHead = 8;
  constexpr std::size_t kSum = 4;
  std::size_t at = kSignature;
  while (at + kHead + kSum <= png.size()) {
    std::uint32_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) length = length << 8 | png[at + i];
    if (length > png.size() - at - kHead - kSum) return;
    const uLong sum = crc32(0, &png[at + 4], length + 4);
    for (std::size_t i = 0; i < kSum; ++i)
      png[at + kHead + length + i] = static_cast<std::uint8_t>(sum >> 8 * (3 - i));
    at += kHead + length + kSum;
  }
}

}  // namespace fuzz
