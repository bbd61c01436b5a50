#pragma once

#include "core/base/result.h"
#include "core/io/content_reader.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace lookbook {

/// Reads the lines of a text file, gzipped or not, which end with \n, \r\n or, in a file without
/// \n, with \r. Text that begins with a byte order mark is UTF-8 or UTF-16, of either byte order;
/// lines are given as UTF-8, without the mark. Text of which every second byte is zero is UTF-16
/// without a mark.
class LineReader {
 public:
  /// @param path for errors
  LineReader(ContentReader reader, std::filesystem::path path);

  /// The next line without its end, valid until the next call; false at the end of the file.
  /// Errors: badFile for a line of more than 16 MiB; those of the reader.
  Result<bool> next(std::string_view& line);

  /// Whether the last line that was read has a line end.
  [[nodiscard]] bool ended() const { return ended_; }

 private:
  enum class Encoding : std::uint8_t { unknown, bytes, utf16Little, utf16Big };

  Result<void> readOn();
  void begin();
  void append(std::span<const std::uint8_t> bytes);
  void appendUnit(char16_t unit);

  ContentReader reader_;
  std::filesystem::path path_;
  std::string buffer_;
  std::size_t begin_ = 0;
  Encoding encoding_ = Encoding::unknown;
  char lineEnd_ = '\n';
  char16_t highSurrogate_ = 0;
  int oddByte_ = -1;  ///< of UTF-16: the first byte of a unit, if the second is yet to come
  bool atEnd_ = false;
  bool ended_ = true;
};

}  // namespace lookbook
