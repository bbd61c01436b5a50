#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/data/dataset.h"

#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace lookbook {

/// A map that another program computed, as its file contains it.
struct MapFile {
  std::filesystem::path path;
  std::string md5;    ///< of the file
  MatrixF positions;  ///< n x 2 or n x 3, finite
  /// The image of each row, if the file names them; otherwise rows are in the order of the data
  /// set.
  std::vector<ImageIndex> images;
  /// Whether these are only row numbers, as pandas writes them. They are ignored if the number of
  /// rows is that of the images of the data set or of one of its splits.
  bool imagesCountRows = false;
  std::vector<ClassId> labels;  ///< the label of each row, if the file has labels
  std::optional<Text> read;     ///< how the columns were recognised: "index, x, y"
};

/// "*.npy *.npz *.csv": the files that open as maps, for a dialog's filter.
std::string mapFilePatterns();

/// Whether a file looks like a map and not like images: an NPY array with two or three columns of
/// floats, an NPZ archive with such an array, or a table (CSV) with few columns that are not
/// pixels. Cheap: reads only the beginning. False if the file cannot be read.
bool looksLikeMap(const std::filesystem::path& path);

/// The coordinates that a map can have to be shown.
inline constexpr int kMostMapDimensions = 3;

/// Reads
///   NPY  n x 2 or n x 3, of any type of numbers, gzipped or not
///   NPZ  such an array, named "map" or "embedding" or the only one; "indices" and "labels" beside
///        it, as Lookbook exports them
///   CSV  coordinates, a row for each image, as numpy.savetxt, pandas' to_csv and Lookbook write
///        them: separated by commas, semicolons, tabs or spaces, with or without a header, an
///        index and labels. Gzipped or not.
/// Errors: notFound; io; badFile, naming what was found and what was expected: another shape, text
/// instead of a number, a value that is not finite, too many rows.
/// @param mostRows more are an error. Pass the number of images: a compressed file may hold any
/// number
/// @param mostDimensions of an array; if more than 3, any number is read, also one
Result<MapFile> readMapFile(const std::filesystem::path& path,
                            std::size_t mostRows = std::numeric_limits<std::uint32_t>::max(),
                            Eigen::Index mostDimensions = kMostMapDimensions);

}  // namespace lookbook
