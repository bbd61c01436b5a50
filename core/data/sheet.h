#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <span>
#include <vector>

namespace lookbook {

/// An 8-bit grey picture, row-major, with `width` bytes for each row.
struct GreyPicture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> pixels;
};

/// Which grey values a sheet has.
enum class SheetGreys : std::uint8_t {
  stored,  ///< those of the data, for other programs
  shown    ///< those to look at: Dataset::shown()
};

/// The number of columns, at least 1, for the most nearly square sheet of this many tiles.
int sheetColumns(std::size_t images);

/// Paints a sheet: the images side by side in reading order, `columns` in each row, without gaps.
/// Unused tiles are 0.
GreyPicture paintSheet(const Dataset& dataset, std::span<const ImageIndex> images, int columns,
                       SheetGreys greys = SheetGreys::stored);

}  // namespace lookbook
