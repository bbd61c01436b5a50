#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lookbook {

/// Whether the first line of a table names its columns: words, or numbers that count the columns
/// (0, 1, 2, ...; 0, 0.1, 0.2, ..., as pandas makes names of equal numbers).
bool namesColumns(const std::vector<std::string>& fields, char separator);

/// Whether a column of that name counts or names the rows: "", "Unnamed: 0", "id", "index".
bool namesIndex(std::string_view name);

/// Whether a column of that name holds labels: "label", "class", "target", "y".
bool namesLabel(std::string_view name);

/// The columns of pixels, by their names: those whose names differ in their numbers only, "pixel0"
/// to "pixel783", "1x1" to "28x28", "pixel_0_0".
struct PixelColumns {
  std::vector<std::size_t> columns;  ///< in the table's order
  /// Of each of these: its pixel in reading order; empty where the names do not count.
  std::vector<std::uint32_t> places;
  int rows = 0;  ///< if the names count rows and columns
  int columnsOfImage = 0;
};

/// Nothing where no names are those of pixels.
std::optional<PixelColumns> pixelColumns(const std::vector<std::string>& names);

}  // namespace lookbook
