#pragma once

#include "tests/support/drawn_images.h"
#include "tests/support/points.h"
#include "tests/ui/canvas/canvas_driver.h"
#include "ui/canvas/map/map_canvas.h"

#include <QRegularExpression>

#include <memory>
#include <numeric>
#include <vector>

/// A map of a few clustered images on a small canvas.
namespace lookbook::test {

inline constexpr std::size_t kImages = 400;
inline constexpr QSize kSize(480, 360);

inline std::vector<ImageIndex> all(std::size_t count) {
  std::vector<ImageIndex> images(count);
  std::iota(images.begin(), images.end(), 0U);
  return images;
}

inline std::shared_ptr<const MatrixF> positions(std::size_t count, int dims) {
  return std::make_shared<const MatrixF>(samples::clusteredPoints(count, dims, 5));
}

/// Shows it; any warning fails the test.
inline std::unique_ptr<ui::MapCanvas> smallMap(const DatasetPtr& dataset) {
  QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
  auto canvas = std::make_unique<ui::MapCanvas>();
  canvas->setDataset(dataset);
  canvas->setPoints(all(kImages), positions(kImages, 2));
  canvas->setMarks(Marks::dots);
  return showCanvas(*canvas, kSize) ? std::move(canvas) : nullptr;
}

}  // namespace lookbook::test
