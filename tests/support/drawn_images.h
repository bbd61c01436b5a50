#pragma once

#include "core/base/random.h"
#include "core/data/dataset.h"

#include <cmath>
#include <string>
#include <vector>

namespace samples {

/// Computed images, which are the same on every machine. Image i, of class i % classes, is a square
/// ring whose size depends on its class, with a slightly different shade in each image. The last
/// tenth is the test split.
inline lookbook::DatasetPtr drawnImages(std::size_t count, int classes, int rows = 28,
                                        int columns = 28) {
  lookbook::Dataset::Parts parts;
  parts.id = "drawn";
  parts.title = "Drawn";
  parts.rows = rows;
  parts.columns = columns;
  parts.splits = {{"train", count - count / 10}};
  for (int c = 0; c < classes; ++c) parts.classNames.push_back("ring " + std::to_string(c));
  parts.pixels.reserve(count * static_cast<std::size_t>(rows * columns));
  for (std::size_t i = 0; i < count; ++i) {
    const int label = static_cast<int>(i % static_cast<std::size_t>(classes));
    const auto shade = static_cast<int>(140 + lookbook::randomBits(7, 0, i) % 116);
    const double ring = 0.15 + 0.8 * label / classes;
    for (int y = 0; y < rows; ++y)
      for (int x = 0; x < columns; ++x) {
        const double far =
            std::max(std::abs(2.0 * x / (columns - 1) - 1), std::abs(2.0 * y / (rows - 1) - 1));
        parts.pixels.push_back(static_cast<std::uint8_t>(std::abs(far - ring) < 0.15 ? shade : 0));
      }
    parts.labels.push_back(static_cast<std::uint8_t>(label));
  }
  return lookbook::Dataset::create(std::move(parts)).value();
}

}  // namespace samples
