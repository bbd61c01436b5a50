#pragma once

#include "core/base/result.h"
#include "core/export/export_rows.h"

#include <filesystem>
#include <string>

namespace lookbook {

/// Writes a table: index,split,label,class,x,y(,z), a row for each image (RFC 4180, UTF-8); maps of
/// more than three dimensions have x1,x2,...; without a map there are no such columns. The rows'
/// own columns follow, empty where an image has no number. Numbers read back as the same float32.
/// The file appears whole or not at all. Errors: io.
Result<void> writeMapCsv(const std::filesystem::path& path, const ExportRows& rows);

/// Writes "indices" (uint32, n) and, if there are any, "map" (float32, n x dims) and "labels"
/// (uint8, n) for numpy.load. The file appears whole or not at all.
/// Errors: io.
Result<void> writeMapNpz(const std::filesystem::path& path, const ExportRows& rows);

}  // namespace lookbook
