#pragma once

#include "core/base/result.h"
#include "core/data/loaded_files.h"
#include "core/readers/tables/csv_layout.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace lookbook {

/// What was read from one table.
struct CsvFile {
  ArrayFile images;
  std::optional<ArrayFile> labels;
  std::vector<Notice> notices;
};

/// Reads all rows of a table of images. Pixels and labels may be what only all splits together can
/// settle (grey_values.h, label_values.h).
/// Errors: those of the file; badFile, naming line and column.
Result<CsvFile> readCsvRows(const std::filesystem::path& path, const CsvLayout& layout);

}  // namespace lookbook
