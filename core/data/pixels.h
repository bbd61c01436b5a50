#pragma once

#include "core/base/matrix.h"
#include "core/data/dataset.h"

#include <span>

namespace lookbook {

/// Where a pixel becomes a point: the images as rows of grey values divided by 255, n x
/// (rows*columns).
MatrixF pixelMatrix(const Dataset& dataset, std::span<const ImageIndex> images);

}  // namespace lookbook
