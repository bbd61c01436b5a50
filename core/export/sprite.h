#pragma once

#include "core/data/dataset.h"
#include "core/data/sheet.h"

#include <span>

namespace lookbook {

/// The largest side of a picture that the Embedding Projector accepts.
inline constexpr int kLargestSprite = 8192;

/// Thumbnails side by side in reading order, all of one size.
struct Sprite {
  GreyPicture picture;
  int tileRows = 0;
  int tileColumns = 0;
};

/// The images dark on white, as in Fashion-MNIST's own projector, in a sheet of at most
/// `largestSide` pixels a side; if necessary, they are reduced to the means of areas.
/// @param images at least one, at most largestSide^2
Sprite paintSprite(const Dataset& dataset, std::span<const ImageIndex> images,
                   int largestSide = kLargestSprite);

}  // namespace lookbook
