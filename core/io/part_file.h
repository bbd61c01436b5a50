#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace lookbook {

/// A name beside `target` for what is not complete yet: the target's own with ".part-", the
/// process's number and, from the second on, a count behind it, which no other thread or program
/// takes at the same time. A name that would be too long for a file system is cut in front of that.
std::filesystem::path partName(const std::filesystem::path& target);

/// What stands behind the target's name.
inline constexpr const char* kPartMark = ".part-";

/// Of a new file; the user's umask takes from it.
inline constexpr unsigned kNewFileMode = 0666;

/// A file or folder that cannot be written, and why: in words, as the system says it, or by errno.
tl::unexpected<Error> cannotWrite(const std::filesystem::path& path, const Text& reason);
tl::unexpected<Error> cannotWrite(const std::filesystem::path& path, const std::error_code& error);
tl::unexpected<Error> cannotWrite(const std::filesystem::path& path, int number);

/// Writes all of it, whatever a system call takes at once. False: errno says why.
bool writeAll(int descriptor, std::span<const std::uint8_t> bytes);

}  // namespace lookbook
