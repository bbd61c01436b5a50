#pragma once

#include "core/base/result.h"
#include "core/data/loaded_files.h"
#include "core/io/zip_archive.h"
#include "core/readers/probe/probe.h"

#include <filesystem>

namespace lookbook {

// Images and labels in NumPy's formats, of any type of numbers, byte order and order of axes
// (array_layout.h); colour is converted to grey, with a warning. Labels are also texts.

/// What an NPY file, gzipped or not, holds, by its header.
/// @param named whether the user named this file: a matrix is images then, whatever it is called
/// Errors: notFound; io; badFile for other arrays and for files of another length than they say.
Result<ArrayHeader> readNpyImagesHeader(const std::filesystem::path& path, bool named = true);
Result<ReadArray> readNpyImages(const std::filesystem::path& path, bool named = true);

/// The same for an NPZ archive that holds one array, as those of KMNIST.
/// Errors: also badFile for several arrays.
Result<ArrayHeader> readNpzImagesHeader(const ZipArchive& archive);
Result<ReadArray> readNpzImages(const ZipArchive& archive);

/// Scores for files of one array and for archives of several. Sure of a file by its extension;
/// possible for a folder with an archive.
Score scoreNpy(const Probe& probe);
Score scoreNpz(const Probe& probe);

/// Whether a file holds images. False if it cannot be read.
bool npyHoldsImages(const std::filesystem::path& file);
bool npzHoldsImages(const std::filesystem::path& file);

}  // namespace lookbook
