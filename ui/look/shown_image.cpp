#include "ui/look/shown_image.h"

#include <algorithm>

namespace lookbook::ui {

QImage shownImage(const Dataset& dataset, ImageIndex image) {
  return shownImage(dataset, dataset.image(image));
}

QImage shownImage(const Dataset& dataset, std::span<const std::uint8_t> pixels) {
  QImage picture(dataset.columns(), dataset.rows(), QImage::Format_Grayscale8);
  const auto width = static_cast<std::size_t>(dataset.columns());
  for (int y = 0; y < dataset.rows(); ++y)
    std::ranges::transform(pixels.subspan(static_cast<std::size_t>(y) * width, width),
                           picture.scanLine(y),
                           [&](std::uint8_t grey) { return dataset.shown(grey); });
  return picture;
}

}  // namespace lookbook::ui
