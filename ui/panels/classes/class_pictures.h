#pragma once

#include "core/embedding/pca/pca.h"
#include "core/statistics/class_moments.h"
#include "ui/look/palette.h"
#include "ui/panels/parts/image_strip.h"

#include <vector>

namespace lookbook::ui {

/// The mean image of each class, in grey.
std::vector<ImageStrip::Picture> meanPictures(const Dataset& dataset, const ClassMoments& moments);

/// The standard deviation of each pixel of each class. White is 127.5 grey values, the largest
/// possible.
std::vector<ImageStrip::Picture> deviationPictures(const Dataset& dataset,
                                                   const ClassMoments& moments);

/// The principal components, red for negative and blue for positive weights. Each is scaled to its
/// own range and has its share of the variance in percent as its caption.
std::vector<ImageStrip::Picture> componentPictures(const Dataset& dataset, const Pca& pca,
                                                   const Theme& theme);

}  // namespace lookbook::ui
