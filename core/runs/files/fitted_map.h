#pragma once

#include "core/base/class_id.h"
#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/runs/files/map_file.h"

#include <optional>
#include <span>
#include <vector>

namespace lookbook {

/// The map, fitted to a data set.
struct FittedMap {
  std::vector<ImageIndex> images;  ///< the image of each row, in increasing order
  MatrixF positions;               ///< a row for each image
  Text imagesText;                 ///< "all images", "the test images", "the images of its index"
  /// A sentence if the labels in the file are not the data set's, or if its third column was read
  /// as the labels.
  std::optional<Text> doubt;
};

/// Finds the images of the rows: those that the file names or, by the number of rows, all images or
/// those of a split. A third column of whole numbers that are the images' labels is not read as a
/// coordinate.
/// Errors: badFile if the number fits none of these, or an image does not exist or occurs twice.
Result<FittedMap> fitMap(MapFile file, const Dataset& dataset);

/// The rows of a map of a selection of images.
struct SelectedMap {
  MatrixF positions;          ///< a row for each image of the selection, in its order
  std::optional<Text> doubt;  ///< as in FittedMap
};

/// Gives a selection of images its rows: those of the images that the file names or, where it names
/// none, all rows in their order, whose number the caller compares with that of the images. A third
/// column of labels is left out as by fitMap().
/// @param labels of the images; empty if there are none
/// Errors: badFile if an image has no row, or occurs twice.
Result<SelectedMap> selectRows(MapFile file, std::span<const ImageIndex> images,
                               std::span<const ClassId> labels);

}  // namespace lookbook
