#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/data/dataset.h"

#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

namespace lookbook {

/// A map that was made elsewhere, as its file holds it.
struct MapFile {
  std::filesystem::path path;
  std::string md5;    ///< of the file
  MatrixF positions;  ///< n x 2 or n x 3, finite
  /// Which image each row is, where the file says so; empty: rows are in the data set's order.
  std::vector<ImageIndex> images;
  /// Whether these merely count the rows, as pandas writes them: as good as nothing where there are
  /// as many rows as images in all, to train or to test.
  bool imagesCountRows = false;
  std::vector<ClassId> labels;  ///< of each row, where the file has some
  std::string read;  ///< what stands where, where that had to be recognised: "index, x, y, label"
};

/// "*.npy *.npz *.csv": the files that open as maps, for a dialog's filter.
std::string mapFilePatterns();

/// Whether a file is a map by its first bytes, and not images: an NPY array of two or three columns
/// of floats, an NPZ archive with one, a table (CSV) of few columns that is none of images.
/// Cheap. False for what cannot be read.
bool looksLikeMap(const std::filesystem::path& path);

/// Reads
///   NPY  n x 2 or n x 3, float32 or float64
///   NPZ  such an array: "map" or "embedding", or else the only one; "indices" and "labels" beside
///        it, as Lookbook's export has them
///   CSV  coordinates, a row for each image, as numpy.savetxt, pandas' to_csv and Lookbook write
///        them: between commas, semicolons, tabs or spaces, with or without a header; an index
///        before them and labels beside them may be there. Gzipped or not.
/// Errors: notFound; io; badFile, naming what was found and what was expected: another shape, text
/// in a number's place, a value that is not finite, more rows than can be.
/// @param mostRows that it may have, as many as there are images: what is packed may hold any
/// number
Result<MapFile> readMapFile(const std::filesystem::path& path,
                            std::size_t mostRows = std::numeric_limits<std::uint32_t>::max());

/// The same as a map of a data set.
struct FittedMap {
  std::vector<ImageIndex> images;  ///< which image each row is; rising
  MatrixF positions;               ///< a row for each
  std::string imagesText;          ///< "all images", "the test images", "the images of its index"
  std::string doubt;  ///< a sentence where labels in the file are not the data set's; else ""
};

/// Finds which images the rows are: those that the file names, or by the number of rows all, the
/// train or the test images.
/// Errors: badFile where they are none of these, or an image is not there or named twice.
Result<FittedMap> fitMap(MapFile file, const Dataset& dataset);

}  // namespace lookbook
