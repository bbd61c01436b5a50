#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace lookbook {

/// A name beside `target` for a file that is not complete yet: the name of the target, ".part-",
/// the process id and, from the second file on, a count, so that no other thread or program uses it
/// at the same time. If the name is too long for a file system, the target's part is shortened.
std::filesystem::path partName(const std::filesystem::path& target);

/// Follows the name of the target.
inline constexpr const char* kPartMark = ".part-";

/// Mode of a new file, before the user's umask.
inline constexpr unsigned kNewFileMode = 0666;

/// The error for a file or folder that cannot be written; the reason is given or taken from errno.
tl::unexpected<Error> cannotWrite(const std::filesystem::path& path, const Text& reason);
tl::unexpected<Error> cannotWrite(const std::filesystem::path& path, const std::error_code& error);
tl::unexpected<Error> cannotWrite(const std::filesystem::path& path, int number);

/// Writes all bytes, with several system calls if necessary. False: errno gives the reason.
bool writeAll(int descriptor, std::span<const std::uint8_t> bytes);

}  // namespace lookbook
