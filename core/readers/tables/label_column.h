#pragma once

#include <cstddef>
#include <functional>
#include <span>

namespace lookbook {

/// A column of a table without names that may be the labels, and the pixels beside it.
struct ColumnEvidence {
  std::span<const double> column;
  std::span<const double> neighbor;  ///< the pixel next to it
  double brightest = 0;              ///< of all other pixels
};

/// How much a column looks like labels rather than pixels: pixels are like their neighbours and
/// reach the brightness of others, labels are not, are whole and leave few numbers out. 0 for what
/// cannot be labels, and for a constant column.
/// Cost: O(n log n).
double labelEvidence(const ColumnEvidence& evidence);

/// Which end of the rows holds the labels of images, where nothing names it.
struct LabelEnd {
  bool isLast = false;   ///< otherwise the first column
  bool unclear = false;  ///< both could be
};

/// Decides it by some two thousand rows.
/// @param columns pixels and the label, in a row
/// @param number of a row and a column; -1 for a label that is missing
LabelEnd decideLabelColumn(
    std::size_t rows, std::size_t columns,
    const std::function<double(std::size_t row, std::size_t column)>& number);

}  // namespace lookbook
