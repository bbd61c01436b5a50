#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>

namespace lookbook {

/// Bytes that are read once, from the first to the last: those of a file, or of an archive's entry.
struct ByteStream {
  std::filesystem::path path;  ///< for messages
  std::uint64_t size = 0;      ///< of all there is to read, or the most that it can be
  /// Fills `out` and returns the number of bytes, which is smaller only at the end.
  std::function<Result<std::size_t>(std::span<std::uint8_t> out)> read;
  std::uint64_t stored = 0;  ///< bytes in the file, fewer if they are compressed
  bool sizeIsLimit = false;  ///< only reading shows the size: a gzip stream does not declare it
};

}  // namespace lookbook
