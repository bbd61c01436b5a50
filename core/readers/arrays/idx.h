#pragma once

#include "core/base/result.h"
#include "core/data/loaded_files.h"
#include "core/readers/probe/probe.h"

#include <cstdint>
#include <filesystem>

namespace lookbook {

/// Reads the header alone, gzipped or not.
/// Errors: notFound, io; badFile for other files, naming their format if it is known, an empty
/// array, or an array larger than the file or the machine's memory. Allocates no memory for the
/// values.
Result<ArrayHeader> readIdxHeader(const std::filesystem::path& path);

/// Reads the whole file: images and labels of any of the format's types, also with colours or
/// several columns (array_layout.h), big-endian or, with a warning, little-endian. Memory grows
/// with the bytes that are read, whatever the header says. Errors: as readIdxHeader(); badFile if
/// the file holds fewer or more bytes than its header says.
Result<ReadArray> readIdx(const std::filesystem::path& path);

/// Writes an IDX file, which appears whole or not at all.
/// Errors: io.
Result<void> writeIdx(const std::filesystem::path& path, const ArrayFile& file);

/// Whether a file holds images or labels, by its magic number.
bool isIdxFile(const std::filesystem::path& path);

/// Scores files of any name, except those whose extension belongs to another reader.
Score scoreIdx(const Probe& probe);

}  // namespace lookbook
