#include "core/readers/unpacked_size.h"

#include "core/io/content_reader.h"
#include "core/io/zip_archive.h"
#include "core/readers/arrays/idx.h"
#include "core/readers/probe/file_name.h"

#include <algorithm>
#include <array>
#include <vector>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

/// The size of a small file that may hold more than kLargeContent; otherwise 0.
std::uint64_t sizeOfSmall(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return 0;
  const std::uintmax_t size = fs::file_size(path, error);
  return error || size >= kSmallFile ? 0 : size;
}

bool isArchive(const fs::path& path) {
  auto reader = ContentReader::open(path);
  if (!reader || reader->compressed()) return false;
  std::array<std::uint8_t, 2> head{};
  const auto read = reader->read(head);
  return read && *read == head.size() && head[0] == 'P' && head[1] == 'K';
}

/// Whether a file is a gzip stream without an IDX header that may unpack to more than
/// kLargeContent. (With a header, not more is read than it declares.)
bool isPackedText(const fs::path& path) {
  const auto reader = ContentReader::open(path);
  return reader && reader->compressed() && reader->largestContent() > kLargeContent &&
         !readIdxHeader(path);
}

std::uint64_t unpackedText(const fs::path& path) {
  auto reader = ContentReader::open(path);
  std::vector<std::uint8_t> chunk(std::size_t{1} << 20);
  std::uint64_t bytes = 0;
  while (reader && bytes <= kLargeContent) {
    const auto read = reader->read(chunk);
    if (!read) break;
    bytes += *read;
    if (*read < chunk.size()) break;
  }
  return bytes;
}

std::uint64_t unpackedSize(const fs::path& path) {
  if (isArchive(path)) {
    const auto archive = ZipArchive::open(path);
    return archive ? archive->unpackedSize() : 0;
  }
  if (isPackedText(path)) return unpackedText(path);
  const auto header = readIdxHeader(path);
  return header ? header->byteCount() : 0;
}

/// The file, or the files in a folder that are compressed according to their names. A folder may
/// contain any number of pictures, which are not examined.
std::vector<fs::path> filesAt(const fs::path& fileOrFolder) {
  std::error_code error;
  if (!fs::is_directory(fileOrFolder, error)) return {fileOrFolder};
  std::vector<fs::path> files = filesIn(fileOrFolder);
  std::erase_if(files, [](const fs::path& file) {
    return file.extension() != ".gz" && file.extension() != ".npz";
  });
  return files;
}

}  // namespace

std::optional<SurprisingFile> findSurprising(const fs::path& fileOrFolder) {
  for (const fs::path& path : filesAt(fileOrFolder)) {
    const std::uint64_t stored = sizeOfSmall(path);
    if (stored == 0) continue;
    const std::uint64_t unpacked = unpackedSize(path);
    if (unpacked > kLargeContent)
      return SurprisingFile{.path = path, .stored = stored, .unpacked = unpacked};
  }
  return std::nullopt;
}

}  // namespace lookbook
