#include "core/export/sprite.h"

#include <algorithm>
#include <cassert>
#include <vector>

namespace lookbook {

namespace {

/// The first pixel of part `at` if `count` pixels are divided into `parts` equal parts.
std::size_t partBegin(std::size_t at, std::size_t parts, std::size_t count) {
  return at * count / parts;
}

/// The mean of an area, inverted from light on dark to dark on light.
std::uint8_t darkMean(std::span<const std::uint8_t> image, std::size_t columns, std::size_t top,
                      std::size_t bottom, std::size_t left, std::size_t right) {
  std::size_t sum = 0;
  for (std::size_t y = top; y < bottom; ++y)
    for (std::size_t x = left; x < right; ++x) sum += image[y * columns + x];
  const std::size_t area = (bottom - top) * (right - left);
  return static_cast<std::uint8_t>(255 - (sum + area / 2) / area);
}

/// The side of a tile: `length` pixels, or as many as there is room for.
int fitted(int length, int tiles, int largestSide) {
  return std::max(1, std::min(length, largestSide / tiles));
}

}  // namespace

Sprite paintSprite(const Dataset& dataset, std::span<const ImageIndex> images, int largestSide) {
  const int across = sheetColumns(images.size());
  const auto down =
      static_cast<int>((images.size() + static_cast<std::size_t>(across) - 1) / across);
  assert(across <= largestSide);
  Sprite sprite;
  sprite.tileColumns = fitted(dataset.columns(), across, largestSide);
  sprite.tileRows = fitted(dataset.rows(), down, largestSide);
  const auto rows = static_cast<std::size_t>(dataset.rows());
  const auto columns = static_cast<std::size_t>(dataset.columns());
  const auto tileRows = static_cast<std::size_t>(sprite.tileRows);
  const auto tileColumns = static_cast<std::size_t>(sprite.tileColumns);
  const std::size_t width = static_cast<std::size_t>(across) * tileColumns;
  const std::size_t height = static_cast<std::size_t>(down) * tileRows;
  sprite.picture = {static_cast<int>(width), static_cast<int>(height),
                    std::vector<std::uint8_t>(width * height, 255)};
  for (std::size_t tile = 0; tile < images.size(); ++tile) {
    const auto image = dataset.image(images[tile]);
    std::uint8_t* corner = sprite.picture.pixels.data() +
                           tile / static_cast<std::size_t>(across) * tileRows * width +
                           tile % static_cast<std::size_t>(across) * tileColumns;
    for (std::size_t y = 0; y < tileRows; ++y)
      for (std::size_t x = 0; x < tileColumns; ++x)
        corner[y * width + x] =
            darkMean(image, columns, partBegin(y, tileRows, rows), partBegin(y + 1, tileRows, rows),
                     partBegin(x, tileColumns, columns), partBegin(x + 1, tileColumns, columns));
  }
  return sprite;
}

}  // namespace lookbook
