#pragma once

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

}  // namespace lookbook
