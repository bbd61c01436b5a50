#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <span>

namespace lookbook {

/// Writes the parts, one after another, to a file that appears whole or not at all, whatever stops
/// the program: nothing has a name before it is complete. An older file is replaced at that moment.
/// Errors: io, naming the file (a folder that does not exist, no room, no permission, a device).
Result<void> writeWholeFile(const std::filesystem::path& path,
                            std::initializer_list<std::span<const std::uint8_t>> parts);

}  // namespace lookbook
