#pragma once

#include "core/base/result.h"
#include "core/io/content_reader.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace lookbook {

/// Reads the lines of a text file, gzipped or not, which end with \n or \r\n.
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
  Result<void> readOn();

  ContentReader reader_;
  std::filesystem::path path_;
  std::string buffer_;
  std::size_t begin_ = 0;
  bool atEnd_ = false;
  bool ended_ = true;
};

}  // namespace lookbook
