#pragma once

#include "core/base/point_source.h"
#include "core/data/dataset.h"

#include <span>
#include <vector>

namespace lookbook {

/// The images as points: rows of grey values divided by 255, n x (rows*columns).
MatrixF pixelMatrix(const Dataset& dataset, std::span<const ImageIndex> images);

/// The same as a source that is read a few rows at a time.
PointSource pixelPoints(DatasetPtr dataset, std::vector<ImageIndex> images);

}  // namespace lookbook
