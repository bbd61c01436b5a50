#include "core/data/pixels.h"

namespace lookbook {

MatrixF pixelMatrix(const Dataset& dataset, std::span<const ImageIndex> images) {
  MatrixF result(static_cast<Eigen::Index>(images.size()),
                 static_cast<Eigen::Index>(dataset.imageSize()));
  float* out = result.data();
  for (const ImageIndex index : images)
    for (const std::uint8_t value : dataset.image(index))
      *out++ = static_cast<float>(value) / 255.0F;
  return result;
}

}  // namespace lookbook
