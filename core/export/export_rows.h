#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/data/dataset.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lookbook {

/// A number for each image, such as the score of its point.
struct ExportColumn {
  std::string name;           ///< only letters, digits and _
  std::vector<float> values;  ///< one for each image; NaN: none
};

/// The data to export: images of a data set in their order, with their labels and positions.
struct ExportRows {
  DatasetPtr dataset;
  std::vector<ImageIndex> images;
  std::vector<ClassId> labels;             ///< a label for each image; empty if there are none
  std::vector<std::string> classNames;     ///< by label
  MatrixF map;                             ///< a row of coordinates for each image; 0 rows: no map
  std::vector<ExportColumn> columns = {};  ///< for tables; none at first

  /// The class of a row; "" without labels.
  [[nodiscard]] std::string className(std::size_t row) const {
    return labels.empty() ? std::string() : classNames[labels[row]];
  }
  [[nodiscard]] const std::string& splitName(std::size_t row) const {
    return dataset->splitName(images[row]);
  }
};

/// Creates the rows.
/// @param labels labels of the user, one for each image; empty: those of the data set
/// @param map n x dims, finite; may be empty
/// Errors: badArgument if there are no images, or not as many labels or rows as images.
Result<ExportRows> exportRows(DatasetPtr dataset, std::vector<ImageIndex> images,
                              std::vector<ClassId> labels = {}, MatrixF map = {});

}  // namespace lookbook
