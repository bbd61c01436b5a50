#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lookbook {

/// What stands where in a table of a map's coordinates.
struct MapColumns {
  std::vector<std::size_t> coordinates;  ///< two or three columns
  std::optional<std::size_t> index;      ///< which image a row is
  std::optional<std::size_t> label;
  bool ours = false;  ///< as Lookbook writes it: the index is the images' own
};

/// A table of numbers, as text.
struct NumberTable {
  std::vector<std::string> header;          ///< names of the columns; empty: none
  std::vector<std::vector<double>> values;  ///< column by column; empty where it holds text
  std::size_t rows = 0;
};

/// The fields of a line: between commas, or else semicolons, tabs or spaces, whichever there are.
/// Quotes and spaces round them are left out; of more than 256 the rest is.
std::vector<std::string_view> fieldsOf(std::string_view line);

/// Whether the first line names columns: not all of it is numbers, or it counts them from 0, as
/// pandas does where they have no names.
bool namesColumns(const std::vector<std::string_view>& fields);

/// Reads a table, gzipped or not. Lines that are empty or begin with # are passed over.
/// @param mostRows that it may have
/// Errors: badFile: lines of different lengths, text in a column of numbers, no rows, too many
/// rows; those of the file.
Result<NumberTable> readNumberTable(const std::filesystem::path& path, std::size_t mostRows);

/// "at most 20 rows, one for each image": what a table or map was expected to have.
tl::unexpected<Error> tooManyRows(const std::filesystem::path& path, std::size_t rows,
                                  std::size_t most);

/// Tells the columns by their names, or without a header by what they hold: columns of whole
/// numbers beside two others are an index (the first column) or labels (0 to 255).
/// Errors: badFile, where no two or three are the coordinates.
Result<MapColumns> tellColumns(const std::filesystem::path& path, const NumberTable& table);

}  // namespace lookbook
