#pragma once

#include "ui/canvas/gallery/gallery_layout.h"
#include "ui/canvas/sheet_layer.h"

#include <span>
#include <vector>

namespace lookbook::ui {

/// The mean images that bands of small tiles show: what there is, where single images are too
/// small to be seen.
struct GalleryBlocks {
  /// Of one sheet. A block is `columns` x `rows` cells, which need not be whole.
  struct Grid {
    std::size_t first = 0;
    std::size_t across = 0;
    double columns = 0;
    double rows = 0;
  };

  SheetLayer::Blocks means;
  std::vector<Grid> grids;  ///< of each sheet; empty: there would be too many
};

/// A block's mean is that of so many of its images, spread evenly.
inline constexpr std::size_t kMostInBlock = 48;

/// @param images of each slot  @param tall height of a tile, in logical pixels
/// Cost: at most kMostInBlock images are read for a block.
GalleryBlocks makeBlocks(const Dataset& dataset, const GalleryLayout& layout,
                         std::span<const ImageIndex> images, double tall);

}  // namespace lookbook::ui
