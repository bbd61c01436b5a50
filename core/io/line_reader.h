#pragma once

#include "core/base/result.h"
#include "core/io/content_reader.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace lookbook {

/// The lines of a text file, gzipped or not, one after another; \n or \r\n ends them.
class LineReader {
 public:
  /// @param path for errors
  LineReader(ContentReader reader, std::filesystem::path path);

  /// The next line without its end; false where there is none. It stands until the next call.
  /// Errors: badFile for a line of more than 16 MiB; those of the reader.
  Result<bool> next(std::string_view& line);

  /// Whether the line that was read last has an end.
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
