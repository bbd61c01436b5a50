#pragma once

#include "core/embedding/pca/pca.h"
#include "core/statistics/class_moments.h"
#include "ui/look/palette.h"
#include "ui/panels/parts/image_strip.h"

#include <vector>

namespace lookbook::ui {

/// The mean image of each class, in grey.
std::vector<ImageStrip::Picture> meanPictures(const Dataset& dataset, const ClassMoments& moments);

/// The standard deviation of each pixel of each class: white is 127.5 grey values, the most there
/// can be.
std::vector<ImageStrip::Picture> deviationPictures(const Dataset& dataset,
                                                   const ClassMoments& moments);

/// The principal components: red takes away, blue adds; each at its own strength, with its share of
/// the variance in percent.
std::vector<ImageStrip::Picture> componentPictures(const Dataset& dataset, const Pca& pca,
                                                   const Theme& theme);

}  // namespace lookbook::ui
