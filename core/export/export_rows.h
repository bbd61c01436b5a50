#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/data/dataset.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lookbook {

/// A number of each image, as a score of its point.
struct ExportColumn {
  std::string name;           ///< of letters, digits and _
  std::vector<float> values;  ///< of each image; NaN: it has none
};

/// The data to export: images of a data set in their order, with their labels and positions.
struct ExportRows {
  DatasetPtr dataset;
  std::vector<ImageIndex> images;
  std::vector<ClassId> labels;             ///< a label for each image; empty if there are none
  std::vector<std::string> classNames;     ///< by label
  MatrixF map;                             ///< a row of coordinates for each image; 0 rows: no map
  std::vector<ExportColumn> columns = {};  ///< for tables; none at first

  /// "" without labels.
  [[nodiscard]] std::string className(std::size_t row) const {
    return labels.empty() ? std::string() : classNames[labels[row]];
  }
  [[nodiscard]] const std::string& splitName(std::size_t row) const {
    return dataset->splitName(images[row]);
  }
};

/// @param labels the user's own, one for each image; empty: the data set's
/// @param map n x dims, finite; may be empty
/// Errors: badArgument if there are no images, or not as many labels or rows as images.
Result<ExportRows> exportRows(DatasetPtr dataset, std::vector<ImageIndex> images,
                              std::vector<ClassId> labels = {}, MatrixF map = {});

}  // namespace lookbook
