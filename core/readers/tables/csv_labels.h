#pragma once

#include "core/base/result.h"
#include "core/data/array_file.h"

#include <filesystem>

namespace lookbook {

/// Reads a table of labels alone, a row for each image, with a header or without: the only column;
/// the column of that name; several columns of which each row has a single 1; otherwise the last
/// one. A column that counts the rows is left out.
/// Errors: those of the file; badFile for other tables.
Result<ArrayFile> readCsvLabels(const std::filesystem::path& path);

}  // namespace lookbook
