#pragma once

#include "core/data/sheet.h"

namespace lookbook {

/// The picture in another size. A side that becomes shorter is averaged over the area of each new
/// pixel, one that becomes longer is interpolated linearly. Values are rounded once, at the end.
/// @param width, height of the result, at least 1
GreyPicture scaled(const GreyPicture& picture, int width, int height);

}  // namespace lookbook
