#pragma once

#include "ui/canvas/gallery/gallery_layout.h"
#include "ui/canvas/sheet_layer.h"

#include <span>
#include <vector>

namespace lookbook::ui {

/// The mean images of blocks of tiles, which bands show instead of images that are too small to be
/// recognised.
struct GalleryBlocks {
  /// The blocks of one sheet. A block has `columns` x `rows` cells; these need not be integers.
  struct Grid {
    std::size_t first = 0;
    std::size_t across = 0;
    double columns = 0;
    double rows = 0;
  };

  SheetLayer::Blocks means;
  std::vector<Grid> grids;  ///< the grid of each sheet; empty if there would be too many blocks
};

/// The mean of a block is computed from at most this number of its images, evenly spaced.
inline constexpr std::size_t kMostInBlock = 48;

/// @param images the image of each slot  @param tall height of a tile, in logical pixels
/// Cost: at most kMostInBlock images are read for each block.
GalleryBlocks makeBlocks(const Dataset& dataset, const GalleryLayout& layout,
                         std::span<const ImageIndex> images, double tall);

}  // namespace lookbook::ui
