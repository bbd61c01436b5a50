#pragma once

#include "core/base/result.h"
#include "core/data/array_file.h"
#include "core/readers/probe.h"

#include <array>
#include <cstdint>
#include <filesystem>

namespace lookbook {

/// Reads the header alone, gzipped or not.
/// Errors: notFound, io; badFile for other magic numbers, nothing inside, or more inside than the
/// file or the machine's memory can hold. Allocates nothing for the values.
Result<ArrayHeader> readIdxHeader(const std::filesystem::path& path);

/// Reads the whole file: images of unsigned bytes, labels of unsigned bytes, int16 or int32. Memory
/// grows with what is there, never with what the header promises. Errors: as readIdxHeader();
/// badFile where the file holds fewer or more bytes than it says.
Result<ArrayFile> readIdx(const std::filesystem::path& path);

/// Writes an IDX file, which appears whole or not at all.
/// Errors: io.
Result<void> writeIdx(const std::filesystem::path& path, const ArrayFile& file);

inline constexpr std::array<const char*, 3> kIdxExtensions{"ubyte", ".idx", ".gz"};

/// Whether a file holds images or labels; nothing else has their magic numbers.
bool isIdxFile(const std::filesystem::path& path);

/// Files of any name that no other reader has by its extension.
Score scoreIdx(const Probe& probe);

}  // namespace lookbook
