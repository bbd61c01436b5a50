#pragma once

#include "core/data/dataset.h"

#include <QImage>

#include <cstdint>
#include <span>

namespace lookbook::ui {

/// An image of a data set as it is shown: in grey, very dark ones stretched (Dataset::shown()).
QImage shownImage(const Dataset& dataset, ImageIndex image);
/// The same of other pixels of its size, such as a mean image.
/// @param pixels Dataset::imageSize() grey values
QImage shownImage(const Dataset& dataset, std::span<const std::uint8_t> pixels);

}  // namespace lookbook::ui
