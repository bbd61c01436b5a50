#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <span>

namespace lookbook {

/// When a file must be on the disk.
enum class Sync : std::uint8_t {
  now,    ///< before success is reported: for what cannot be recomputed
  later,  ///< when the system finds time
};

/// Writes the parts, one after another, to a file that appears whole or not at all, even if the
/// program is killed: it gets its name, and replaces an older file, only when it is complete.
/// With Sync::now this also holds if the machine stops: the bytes are on the disk before the file
/// gets its name, and the name is on the disk before this function returns.
/// A new file keeps the mode of the one that it replaces; a write-protected file is not replaced.
/// Errors: io, naming the file (a folder that does not exist, no room, no permission, a device).
/// Several threads and programs may write the same file; the last one wins.
Result<void> writeWholeFile(const std::filesystem::path& path,
                            std::initializer_list<std::span<const std::uint8_t>> parts,
                            Sync sync = Sync::later);

/// Checks whether writeWholeFile() could begin, before work that takes long.
/// Errors: io, the same.
Result<void> checkWholeFile(const std::filesystem::path& path);

}  // namespace lookbook
