#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace lookbook {

/// What the header of an IDX file says: images (count, rows, columns) or labels (count).
/// The format: http://yann.lecun.com/exdb/mnist, a magic number, then sizes, all big-endian.
struct IdxHeader {
  enum class Kind : std::uint8_t { images, labels };

  Kind kind = Kind::images;
  std::uint32_t count = 0;
  int rows = 1;     ///< pixels; 1 for labels
  int columns = 1;  ///< pixels; 1 for labels

  /// Bytes that follow the header.
  [[nodiscard]] std::uint64_t byteCount() const {
    return std::uint64_t{count} * static_cast<std::uint64_t>(rows) *
           static_cast<std::uint64_t>(columns);
  }
};

/// Images or labels as an IDX file holds them. Those of another format are told as the IDX file
/// that they would be, so that a data set is known by its content however it is packed.
struct IdxFile {
  std::filesystem::path path;
  IdxHeader header;
  std::vector<std::uint8_t> values;  ///< header.byteCount() of them
  std::string md5;                   ///< of the decompressed file, its header included
};

/// Reads the header alone, gzipped or not.
/// Errors: notFound, io; badFile for other magic numbers, nothing inside, or more inside than the
/// file or the machine's memory can hold. Allocates nothing for the values.
Result<IdxHeader> readIdxHeader(const std::filesystem::path& path);

/// Reads the whole file. Memory grows with what is there, never with what the header promises.
/// Errors: as readIdxHeader(); badFile where the file holds fewer or more bytes than it says.
Result<IdxFile> readIdx(const std::filesystem::path& path);

/// Whether there can be such images or labels: one at least, sides of 1 to 16384 pixels, and no
/// more than the machine's memory holds. Errors: badFile, naming `path`.
Result<void> checkIdxHeader(const std::filesystem::path& path, const IdxHeader& header);

/// The IDX file that would hold these values, with its sum. `path` says where they come from.
/// @param values header.byteCount() of them
IdxFile asIdxFile(std::filesystem::path path, const IdxHeader& header,
                  std::vector<std::uint8_t> values);

/// The header's bytes, which an IDX file begins with.
std::vector<std::uint8_t> idxHeaderBytes(const IdxHeader& header);

/// Writes an IDX file, which appears whole or not at all.
/// @param values header.byteCount() of them
/// Errors: io.
Result<void> writeIdx(const std::filesystem::path& path, const IdxHeader& header,
                      std::span<const std::uint8_t> values);

}  // namespace lookbook
