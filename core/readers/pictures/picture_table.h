#pragma once

#include "core/base/result.h"
#include "core/data/notice.h"
#include "core/data/open_options.h"
#include "core/readers/pictures/picture_index.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lookbook {

/// A row of a table that lists pictures.
struct TableRow {
  std::string picture;    ///< what it calls the picture
  std::string className;  ///< "" if it has none
  std::size_t split = 0;
};

/// A table that lists pictures: a row for each, with its path, name or number, and further columns.
struct PictureTable {
  std::filesystem::path path;
  std::size_t split = 0;  ///< by its name
  bool labelled = false;
  std::string labelColumn;  ///< its name, or its number without a header; "" of several columns
  std::vector<TableRow> rows;
  std::vector<Notice> notices;
};

/// The place of the column that names pictures, by the first rows of the table; nothing if there is
/// none. Cost: reads these rows.
std::optional<std::size_t> findPictureColumn(const std::filesystem::path& path,
                                             const PictureIndex& index);

/// Reads a table that has such a column. The label is the column that the options name, or that has
/// a usual name; else the only further column, several columns of which each row has a single 1, or
/// the first whose values repeat. A column of names of splits gives the splits. Other columns are
/// left out and reported.
/// Errors: those of the file; badFile if the first rows name no pictures; badArgument for a column
/// of labels that is not there.
Result<PictureTable> readPictureTable(const std::filesystem::path& path, const PictureIndex& index,
                                      const OpenOptions& options);

}  // namespace lookbook
