#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

namespace lookbook {

/// A name beside `target` for what is not complete yet: the target's own with ".part-", the
/// process's number and, from the second on, a count behind it, which no other thread or program
/// takes at the same time. A name that would be too long for a file system is cut in front of that.
std::filesystem::path partName(const std::filesystem::path& target);

/// What stands behind the target's name.
inline constexpr const char* kPartMark = ".part-";

/// Writes all of it, whatever a system call takes at once. False: errno says why.
bool writeAll(int descriptor, std::span<const std::uint8_t> bytes);

}  // namespace lookbook
