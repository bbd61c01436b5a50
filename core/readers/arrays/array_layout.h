#pragma once

#include "core/base/result.h"
#include "core/data/array_file.h"
#include "core/data/notice.h"
#include "core/readers/arrays/number_type.h"
#include "core/readers/probe/file_name.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace lookbook {

/// What is known of an array before its values are read.
struct ArrayDescription {
  std::filesystem::path path;  ///< for messages
  NumberType type;
  std::vector<std::uint64_t> shape;
  bool fortran = false;  ///< the first axis varies fastest
  NameParts name;
  /// Whether n x d may be images although the name does not say so: the user opened this array.
  bool mayBeMatrix = false;
  /// Whether n x k may be labels although the name does not say so.
  bool mayBeColumns = false;
};

/// Where the images or labels lie in an array.
struct ArrayLayout {
  ArrayHeader header;
  std::size_t channels = 1;  ///< values a pixel: 1 or 3; of labels: columns
  /// Values from one image, row, column or channel to the next; of labels: from one image to the
  /// next, and, the last, from one column to the next.
  std::array<std::size_t, 4> steps{};
  bool labelled = false;  ///< a column of labels stands before the pixels or behind them
  bool inOrder = true;    ///< the values lie image by image in reading order, channels together
  std::vector<Notice> notices;
};

/// Recognises what the axes are:
///
/// - images: n x rows x columns; n x rows x columns x 1 or 3; n x 1 or 3 x rows x columns; rows x
///   columns (x 3) x n, as MATLAB has them, where the others would be no squares; n x d, where d is
///   a square, or d x n, where only d is one; n x (1 + d), a
///   matrix with a column of labels;
/// - labels: n; n x 1; 1 x n; n x k, where the name says that they are labels.
///
/// Errors: badFile for other arrays.
Result<ArrayLayout> layoutOf(const ArrayDescription& array);

}  // namespace lookbook
