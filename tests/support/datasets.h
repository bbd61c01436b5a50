#pragma once

#include "core/readers/catalogue.h"

#include <vector>

namespace samples {

/// A small data set: `count` images of 2 x 3 pixels in classes 0, 1, 2, 0, 1, 2, ...; pixel p of
/// image i is (10 i + p) % 256.
inline lookbook::Dataset::Parts smallParts(std::size_t count, std::size_t trainCount) {
  lookbook::Dataset::Parts parts;
  parts.title = "Small";
  parts.rows = 2;
  parts.columns = 3;
  parts.splits = {{"train", trainCount}};
  parts.classNames = {"zero", "one", "two"};
  for (std::size_t i = 0; i < count; ++i) {
    parts.labels.push_back(static_cast<std::uint8_t>(i % 3));
    for (std::size_t p = 0; p < 6; ++p)
      parts.pixels.push_back(static_cast<std::uint8_t>(10 * i + p));
  }
  return parts;
}

inline lookbook::DatasetPtr small(std::size_t count, std::size_t trainCount) {
  return lookbook::Dataset::create(smallParts(count, trainCount)).value();
}

}  // namespace samples
