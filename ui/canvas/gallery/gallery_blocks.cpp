#include "ui/canvas/gallery/gallery_blocks.h"

#include <algorithm>
#include <cmath>

namespace lookbook::ui {

namespace {

constexpr double kBlockHeight = 64;    // pixels
constexpr double kTallestBlock = 110;  // a band up to this height has one row of blocks
constexpr std::size_t kMostBlocks = 10'000;
constexpr int kMostTexels = 64;  // most texels along the side of a block

/// The blocks of a sheet. All have the same size, so that none is very narrow.
GalleryBlocks::Grid gridOf(const GalleryLayout& layout, std::size_t sheet, double tall) {
  const auto across = static_cast<double>(layout.across(sheet));
  const auto down = static_cast<double>(layout.down(sheet));
  if (across == 0 || down == 0) return {};
  const double height = down * tall;
  const double blocksDown =
      height <= kTallestBlock ? 1 : std::max(1.0, std::round(height / kBlockHeight));
  const double rows = down / blocksDown;
  const double blocksAcross = std::max(1.0, std::round(across / rows));
  return {.first = 0,
          .across = static_cast<std::size_t>(blocksAcross),
          .columns = across / blocksAcross,
          .rows = rows};
}

std::size_t blocksIn(const GalleryLayout& layout, std::size_t sheet,
                     const GalleryBlocks::Grid& grid) {
  if (grid.across == 0) return 0;
  return grid.across *
         static_cast<std::size_t>(std::lround(static_cast<double>(layout.down(sheet)) / grid.rows));
}

/// The slots of one block.
std::vector<std::size_t> slotsOf(const GalleryLayout& layout, std::size_t sheet,
                                 const GalleryBlocks::Grid& grid, std::size_t block) {
  const auto from = [](std::size_t at, double side) {
    return static_cast<std::size_t>(std::lround(static_cast<double>(at) * side));
  };
  const std::size_t x = block % grid.across;
  const std::size_t y = block / grid.across;
  std::vector<std::size_t> found;
  for (std::size_t row = from(y, grid.rows); row < from(y + 1, grid.rows); ++row)
    for (std::size_t column = from(x, grid.columns); column < from(x + 1, grid.columns); ++column)
      if (const auto slot = layout.slotIn(sheet, column, row)) found.push_back(*slot);
  return found;
}

/// Adds every `stride`-th pixel of the rows and columns of an image.
void add(std::span<const std::uint8_t> image, int width, int stride,
         const SheetLayer::Blocks& shape, std::vector<std::uint32_t>& sums) {
  for (int y = 0; y < shape.rows; ++y) {
    const std::uint8_t* row = image.data() + static_cast<std::ptrdiff_t>(y) * stride * width;
    std::uint32_t* sum = sums.data() + static_cast<std::ptrdiff_t>(y) * shape.columns;
    for (int x = 0; x < shape.columns; ++x) sum[x] += row[static_cast<std::ptrdiff_t>(x) * stride];
  }
}

}  // namespace

GalleryBlocks makeBlocks(const Dataset& dataset, const GalleryLayout& layout,
                         std::span<const ImageIndex> images, double tall) {
  GalleryBlocks made;
  std::size_t count = 0;
  for (std::size_t sheet = 0; sheet < layout.sheets().size(); ++sheet) {
    made.grids.push_back(gridOf(layout, sheet, tall));
    made.grids.back().first = count;
    count += blocksIn(layout, sheet, made.grids.back());
  }
  if (count == 0 || count > kMostBlocks) return {};
  const int stride = (std::max(dataset.rows(), dataset.columns()) + kMostTexels - 1) / kMostTexels;
  made.means.columns = std::max(1, dataset.columns() / stride);
  made.means.rows = std::max(1, dataset.rows() / stride);
  made.means.pixels.reserve(count * static_cast<std::size_t>(made.means.columns) *
                            static_cast<std::size_t>(made.means.rows));
  std::vector<std::uint32_t> sums(static_cast<std::size_t>(made.means.columns) *
                                  static_cast<std::size_t>(made.means.rows));
  for (std::size_t sheet = 0; sheet < made.grids.size(); ++sheet) {
    const std::size_t blocks = blocksIn(layout, sheet, made.grids[sheet]);
    for (std::size_t block = 0; block < blocks; ++block) {
      const auto places = slotsOf(layout, sheet, made.grids[sheet], block);
      const std::size_t used = std::min(places.size(), kMostInBlock);
      std::ranges::fill(sums, 0);
      for (std::size_t i = 0; i < used; ++i)
        add(dataset.image(images[places[i * places.size() / used]]), dataset.columns(), stride,
            made.means, sums);
      const std::size_t divisor = used * dataset.white();  // stretched as in Dataset::shown()
      for (const std::uint32_t sum : sums)
        made.means.pixels.push_back(
            static_cast<std::uint8_t>(used == 0 ? 0 : (255 * sum + divisor / 2) / divisor));
    }
  }
  return made;
}

}  // namespace lookbook::ui
