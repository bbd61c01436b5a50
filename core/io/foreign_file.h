#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>

namespace lookbook {

/// Names the format of a file that Lookbook does not open, by its first bytes, and what to do about
/// it: "page.npz is an HTML page, not data: the download probably failed. Download it again."
/// Nothing for bytes that are of no format in the table. Thread-safe.
/// @param head some hundred bytes, inflated if the file is gzipped
std::optional<Text> foreignFormat(const std::filesystem::path& path,
                                  std::span<const std::uint8_t> head);

/// The same for a file, whose first bytes are read. Also a file of bytes without a header that
/// could be images of 28 x 28. Nothing for a file that cannot be read.
std::optional<Text> foreignFormat(const std::filesystem::path& path);

/// Whoever finds that a file is not of the format that it should be returns this: a badFile that
/// names the format that it has or, if it is of none that is known, `otherwise`.
tl::unexpected<Error> notOfFormat(const std::filesystem::path& path, const Text& otherwise);

}  // namespace lookbook
