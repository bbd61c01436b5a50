#pragma once

#include "core/base/result.h"
#include "core/data/notice.h"
#include "core/data/open_options.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lookbook {

/// The columns of a table of images.
struct CsvLayout {
  /// What a column is, if it is no pixel.
  enum Role : std::int32_t { label = -1, oneHot = -2, leftOut = -3 };

  char separator = ',';
  bool header = false;  ///< the first line names the columns
  std::size_t columns = 0;
  /// Of each column: its pixel in reading order, or its Role.
  std::vector<std::int32_t> place;
  bool labelled = false;  ///< otherwise labels are left out
  bool textLabels = false;
  /// Nothing names the label, which is the first or the last column: all rows decide. The first one
  /// is taken for it until then.
  bool labelMayBeLast = false;
  /// Nothing names the label, and the first lines count up in its column: if all do, it is an
  /// index.
  bool labelMayBeIndex = false;
  std::vector<std::string> oneHotNames;  ///< of the classes, if their columns have names
  int rows = 0;                          ///< of an image
  int imageColumns = 0;
  std::vector<Notice> notices;

  [[nodiscard]] std::size_t imageSize() const {
    return static_cast<std::size_t>(rows) * static_cast<std::size_t>(imageColumns);
  }
};

/// The notice that columns which count or name the rows are left out.
/// @param columns their names or numbers
Notice indexLeftOut(const std::filesystem::path& path, const std::vector<std::string>& columns);

/// Recognises the layout by the first lines of the file. With a header:
///
/// - Pixels are the columns whose names differ in their numbers only (column_names.h); if the names
///   count all pixels, they are put into that order.
/// - Columns that count or name the rows are left out.
/// - The label is the column of that name, the only column besides, or several columns of which
/// each
///   row has a single 1.
///
/// Without a header, the numbers of columns and their first values decide. Images are square,
/// unless names count rows and columns. Errors: badFile, naming what was found there; badArgument
/// for a column of labels that is not there; those of the file.
Result<CsvLayout> readCsvLayout(const std::filesystem::path& path, const OpenOptions& options = {});

}  // namespace lookbook
