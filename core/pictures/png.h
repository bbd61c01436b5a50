#pragma once

#include "core/base/result.h"
#include "core/data/sheet.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace lookbook {

/// The bytes of an 8-bit grey PNG, compressed for speed rather than size.
/// @param pixels height x width, row-major
/// Errors: badArgument for an empty picture or sizes that do not fit; io. Thread-safe.
Result<std::vector<std::uint8_t>> encodePng(int width, int height,
                                            std::span<const std::uint8_t> pixels);

/// Writes an 8-bit grey PNG. The file appears whole or not at all.
/// Errors: badArgument for an empty picture; io.
Result<void> writePng(const std::filesystem::path& path, const GreyPicture& picture);

/// Writes an 8-bit RGB PNG of height x width x 3 bytes, row-major. The file appears whole or not at
/// all. Errors: badArgument if the sizes do not fit the bytes; io.
Result<void> writePng(const std::filesystem::path& path, int width, int height,
                      std::span<const std::uint8_t> rgb);

}  // namespace lookbook
