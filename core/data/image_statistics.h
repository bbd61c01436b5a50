#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <span>
#include <vector>

namespace lookbook {

/// The mean image of some images, rounded to 8 bits; empty for no images.
std::vector<std::uint8_t> meanImage(const Dataset& dataset, std::span<const ImageIndex> images);

/// For each image its mean grey value in [0, 255].
std::vector<float> brightness(const Dataset& dataset);

/// For each image its squared L2 distance (grey values in [0, 1]) from the mean of its class.
std::vector<float> distanceFromClassMean(const Dataset& dataset);

/// For each image its coordinate along the first principal component of its class (grey values in
/// [0, 1]): images at one end look unlike those at the other, neighbours alike. The component is
/// estimated from at most some 500 images of the class; it points where images are brighter.
std::vector<float> appearance(const Dataset& dataset);

/// How many of the images are in each class: classCount() counts.
std::vector<std::size_t> classCounts(const Dataset& dataset, std::span<const ImageIndex> images);

}  // namespace lookbook
