#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <span>
#include <vector>

namespace lookbook {

/// A grey picture, row-major; `width` bytes a row.
struct GreyPicture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> pixels;
};

/// Columns of the most nearly square sheet of `images` tiles (at least 1).
int sheetColumns(std::size_t images);

/// A sprite sheet: the images side by side in reading order, `columns` to a row, no gaps.
/// Unused tiles are 0.
GreyPicture paintSheet(const Dataset& dataset, std::span<const ImageIndex> images, int columns);

}  // namespace lookbook
