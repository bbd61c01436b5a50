#pragma once

#include "core/base/result.h"
#include "core/data/loaded_files.h"
#include "core/data/open_options.h"

#include <array>
#include <filesystem>
#include <string>
#include <vector>

namespace lookbook {

/// A picture of a data set.
struct ListedPicture {
  std::filesystem::path path;
  std::string className;  ///< of its folder, or as a table has it; "" for none
};

/// The pictures of each split, in the order of the images.
using PicturesBySplit = std::array<std::vector<ListedPicture>, kReadSplits.size()>;

/// Reads pictures of one size as arrays of images, and reports what was converted. All pictures are
/// read in the same way, which is decided once for the data set:
///
/// - Transparent pixels show the background of the options, or else white; black, if what the
///   pictures show is bright: the grey value of all pixels, weighted by their opacity, is above 153
///   on average.
/// - 16-bit grey values are read by their high bytes; as they are, if none is above 255.
/// - Pictures of several sizes are scaled to the commonest one, if the options say so.
///
/// @param pictures damaged ones are taken out, and reported
/// @param into images and notices are added
/// Errors: badFile for pictures of several sizes, a split whose pictures are all damaged, and more
/// pixels than fit into memory; those of readPicture() for a picture that could be read but does
/// not fit. Cost: some seconds for 70,000 pictures of 28 x 28, on all threads.
Result<void> readPictureSet(const std::filesystem::path& folder, const OpenOptions& options,
                            PicturesBySplit& pictures, ReadArrays& into);

}  // namespace lookbook
