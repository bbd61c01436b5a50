#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <span>
#include <vector>

namespace lookbook {

/// The mean image of some images, rounded to 8 bits; empty for no images.
std::vector<std::uint8_t> meanImage(const Dataset& dataset, std::span<const ImageIndex> images);

/// The mean grey value of each image, in [0, 255].
std::vector<float> brightness(const Dataset& dataset);

/// The squared L2 distance of each image from the mean of its class (grey values in [0, 1]).
std::vector<float> distanceFromClassMean(const Dataset& dataset);

/// The coordinate of each image along the first principal component of its class (grey values in
/// [0, 1]): images with near coordinates look alike, those at opposite ends differ. The component
/// is estimated from at most 500 images of the class and points towards brighter images.
std::vector<float> appearance(const Dataset& dataset);

/// The number of the images in each class; classCount() numbers.
std::vector<std::size_t> classCounts(const Dataset& dataset, std::span<const ImageIndex> images);

}  // namespace lookbook
