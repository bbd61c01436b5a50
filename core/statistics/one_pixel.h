#pragma once

#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/data/dataset.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

namespace lookbook {

/// How many images a rule predicts correctly.
struct Hits {
  std::size_t right = 0;
  std::size_t of = 0;

  /// In [0, 1]; empty if there are no images.
  [[nodiscard]] std::optional<double> share() const {
    if (of == 0) return {};
    return static_cast<double>(right) / static_cast<double>(of);
  }
  bool operator==(const Hits&) const = default;
};

/// Separates two classes by one pixel: images that are brighter than the threshold at this pixel
/// are predicted as one class, all others as the other.
struct PixelRule {
  int first = 0;                 ///< the lower label
  int second = 0;                ///< the higher one
  std::size_t pixel = 0;         ///< row * columns + column
  int threshold = 0;             ///< grey value in [0, 254]
  bool firstIsBrighter = false;  ///< whether brighter images are predicted as `first`
  /// On the train images of the pair, for which the rule is the best.
  Hits train;
  Hits test;  ///< on its test images

  /// The class predicted for an image with this grey value at the pixel.
  [[nodiscard]] int predicted(std::uint8_t value) const {
    return (value > threshold) == firstIsBrighter ? first : second;
  }
  bool operator==(const PixelRule&) const = default;
};

/// For each pair of classes, the rule that predicts most of their train images correctly.
struct OnePixel {
  int classes = 0;
  /// For (0, 1), (0, 2), ..., (1, 2), ...; empty if one of the two classes has no train images.
  std::vector<std::optional<PixelRule>> rules;

  /// @param a,b two different labels, in any order
  [[nodiscard]] const std::optional<PixelRule>& rule(int a, int b) const;
  /// The share of the images of a split that are predicted correctly, averaged over the pairs with
  /// such images; empty if there are none.
  [[nodiscard]] std::optional<double> meanShare(Split split) const;
};

/// Finds the best rule of each pair by an exhaustive search over all pixels, thresholds and both
/// directions. The best rule predicts the most train images correctly. Of equally good ones, the
/// lowest pixel is taken, then the lowest threshold, then the rule in which the first class is
/// brighter.
/// Errors: badArgument if the train split has images of fewer than two classes, or if there are
/// more than kMostComparedClasses; cancelled. Cost: O(n d + c^2 d 256) for c classes; a tenth of a
/// second for 60,000 images of ten classes. The same for any team. Progress: fraction of the pixels
/// done.
Result<OnePixel> onePixel(const Dataset& dataset, ThreadTeam& team,
                          const std::stop_token& stop = {}, const Progress& progress = {});

}  // namespace lookbook
