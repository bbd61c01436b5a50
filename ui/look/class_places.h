#pragma once

#include "core/base/matrix.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lookbook::ui {

/// The place of a class's name on a map.
struct ClassPlace {
  int label = 0;
  std::array<double, 3> at{0, 0, 0};  ///< in the map's unit
  std::size_t count = 0;              ///< points of the class
};

/// The place of each class: where its points are dense and not mixed with others. A grid is laid
/// over the map, the points of the class in each cell are weighted by the class's share of all
/// points there, and the place is the mean of its points in the cell with the most weight. Largest
/// class first; at most 60 classes.
/// @param positions n x 1, 2 or 3, finite
/// @param labels of each row; negative: the row does not count
/// @param leftOut rows, in increasing order, that do not count either: far outliers
/// (farOutliers()), which would make the cells too large
/// Cost: O(n), and some 20,000 steps for each class.
std::vector<ClassPlace> classPlaces(const MatrixF& positions, std::span<const int> labels,
                                    std::span<const std::uint32_t> leftOut = {});

}  // namespace lookbook::ui
