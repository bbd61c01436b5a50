#include "core/data/sheet.h"

#include <algorithm>
#include <cmath>

namespace lookbook {

int sheetColumns(std::size_t images) {
  auto columns = static_cast<std::size_t>(std::sqrt(static_cast<double>(images)));
  while (columns * columns < images) ++columns;
  return static_cast<int>(std::max<std::size_t>(columns, 1));
}

GreyPicture paintSheet(const Dataset& dataset, std::span<const ImageIndex> images, int columns,
                       SheetGreys greys) {
  const auto across = static_cast<std::size_t>(columns);
  const auto tileRows = static_cast<std::size_t>(dataset.rows());
  const auto tileColumns = static_cast<std::size_t>(dataset.columns());
  const std::size_t down = (images.size() + across - 1) / across;
  const std::size_t width = across * tileColumns;
  GreyPicture sheet{static_cast<int>(width), static_cast<int>(down * tileRows),
                    std::vector<std::uint8_t>(width * down * tileRows)};
  for (std::size_t tile = 0; tile < images.size(); ++tile) {
    const auto image = dataset.image(images[tile]);
    std::uint8_t* corner =
        sheet.pixels.data() + (tile / across) * tileRows * width + (tile % across) * tileColumns;
    for (std::size_t row = 0; row < tileRows; ++row)
      std::ranges::copy(image.subspan(row * tileColumns, tileColumns), corner + row * width);
  }
  if (greys == SheetGreys::shown)
    for (std::uint8_t& value : sheet.pixels) value = dataset.shown(value);
  return sheet;
}

}  // namespace lookbook
