#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <span>

namespace lookbook {

/// When a file has to be on the disk.
enum class Sync : std::uint8_t {
  now,    ///< before success is reported: for what cannot be recomputed
  later,  ///< when the system finds time
};

/// Writes the parts, one after another, to a file that appears whole or not at all, whatever stops
/// the program: nothing has a name before it is complete. An older file is replaced at that moment.
/// With Sync::now the same holds for whatever stops the machine: the bytes are on the disk before
/// they have their name, and the name is before this returns.
/// A file that is replaced keeps its mode (who may read it); one that is write-protected is kept.
/// Errors: io, naming the file (a folder that does not exist, no room, no permission, a device).
/// Several threads and programs may write the same file: one of them is the last.
Result<void> writeWholeFile(const std::filesystem::path& path,
                            std::initializer_list<std::span<const std::uint8_t>> parts,
                            Sync sync = Sync::later);

/// Whether writeWholeFile() would begin: for what takes long before it comes to writing.
/// Errors: io, the same.
Result<void> checkWholeFile(const std::filesystem::path& path);

}  // namespace lookbook
