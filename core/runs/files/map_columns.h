#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lookbook {

/// The columns of a table with the coordinates of a map.
struct MapColumns {
  std::vector<std::size_t> coordinates;  ///< two or three columns
  std::optional<std::size_t> index;      ///< column with the image of each row
  std::optional<std::size_t> label;
  bool ours = false;  ///< whether Lookbook wrote the table, so that the index is that of the images
};

/// A table of numbers, as text.
struct NumberTable {
  std::vector<std::string> header;          ///< names of the columns; empty: none
  std::vector<std::vector<double>> values;  ///< column by column; a column with text is empty
  std::size_t rows = 0;
};

/// Splits a line at commas or, if it has none or they are decimal points, at semicolons, tabs or
/// spaces. Quotes and spaces
/// around the fields are removed. Fields after the first 256 are ignored.
std::vector<std::string_view> fieldsOf(std::string_view line);

/// Whether the first line is a header: it contains words, or numbers the columns from 0, as pandas
/// does if they have no names.
bool namesColumns(const std::vector<std::string_view>& fields);

/// Whether a header names a column that holds no coordinates but an index or labels.
bool namesIndexOrLabels(std::string_view name);

/// Reads a table, gzipped or not. Lines that are empty or begin with # are skipped.
/// @param mostRows more are an error
/// Errors: badFile: lines of different lengths, text in a column of numbers, no rows, too many
/// rows; those of the file.
Result<NumberTable> readNumberTable(const std::filesystem::path& path, std::size_t mostRows);

/// The error for a table or map that has more rows than there are images.
tl::unexpected<Error> tooManyRows(const std::filesystem::path& path, std::size_t rows,
                                  std::size_t most);

/// Recognises the columns by their names or, without a header, by their values: columns of whole
/// numbers beside two others are an index (the first column) or labels (0 to 255).
/// Errors: badFile if there are not two or three columns of coordinates.
Result<MapColumns> tellColumns(const std::filesystem::path& path, const NumberTable& table);

}  // namespace lookbook
