#pragma once

#include "core/base/result.h"
#include "core/data/sheet.h"

#include <filesystem>

namespace lookbook {

struct ReadPicture {
  GreyPicture grey;
  bool coloured = false;  ///< some pixel had a colour, which became grey as greyOf() says
};

/// Reads a PNG or JPEG file, recognised by its first bytes, as 8-bit grey. What is transparent
/// shows black, the background of MNIST's images. Errors: notFound; io; badFile where it is no such
/// picture, truncated or corrupt (JPEG has no checksums: not every corrupt byte is noticed), or has
/// a side of more than 16384 pixels. Thread-safe.
Result<ReadPicture> readPicture(const std::filesystem::path& path);

}  // namespace lookbook
