#include "core/data/pixels.h"

#include <utility>

namespace lookbook {

namespace {

void fill(const Dataset& dataset, std::span<const ImageIndex> images, Eigen::Ref<MatrixF>& rows) {
  for (std::size_t i = 0; i < images.size(); ++i) {
    float* out = &rows(static_cast<Eigen::Index>(i), 0);
    for (const std::uint8_t value : dataset.image(images[i]))
      *out++ = static_cast<float>(value) / 255.0F;
  }
}

}  // namespace

MatrixF pixelMatrix(const Dataset& dataset, std::span<const ImageIndex> images) {
  MatrixF result(static_cast<Eigen::Index>(images.size()),
                 static_cast<Eigen::Index>(dataset.imageSize()));
  Eigen::Ref<MatrixF> rows(result);
  fill(dataset, images, rows);
  return result;
}

PointSource pixelPoints(DatasetPtr dataset, std::vector<ImageIndex> images) {
  const auto n = static_cast<Eigen::Index>(images.size());
  const auto d = static_cast<Eigen::Index>(dataset->imageSize());
  return {n, d,
          [dataset = std::move(dataset), images = std::move(images)](Eigen::Index first,
                                                                     Eigen::Ref<MatrixF>& rows) {
            fill(*dataset,
                 std::span(images).subspan(static_cast<std::size_t>(first),
                                           static_cast<std::size_t>(rows.rows())),
                 rows);
          }};
}

}  // namespace lookbook
