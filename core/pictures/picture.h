#pragma once

#include "core/base/result.h"
#include "core/data/sheet.h"

#include <filesystem>

namespace lookbook {

struct ReadPicture {
  GreyPicture grey;
  bool coloured = false;  ///< some pixel had a colour, which greyOf() converted to grey
};

/// Reads a PNG or JPEG file, recognised by its first bytes, as 8-bit grey. Transparent
/// pixels become black, the background of MNIST's images. Errors: notFound; io; badFile if it is
/// not a picture of these formats, is truncated or corrupt (JPEG has no checksums, so not every
/// error is noticed), or has a side of more than 16384 pixels. Thread-safe.
Result<ReadPicture> readPicture(const std::filesystem::path& path);

}  // namespace lookbook
