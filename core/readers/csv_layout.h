#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace lookbook {

/// The columns of a CSV file of images.
struct CsvLayout {
  bool header = false;  ///< the first line names the columns
  std::size_t columns = 0;
  std::optional<std::size_t> label;  ///< its column
  int rows = 0;                      ///< of an image
  int imageColumns = 0;
};

/// Recognises the layout by the first line of the file, given without its line end.
/// Errors: badFile, naming what was found there.
Result<CsvLayout> readCsvLayout(const std::filesystem::path& path, std::string_view line);

}  // namespace lookbook
