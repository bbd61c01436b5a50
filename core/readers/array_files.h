#pragma once

#include "core/base/result.h"
#include "core/readers/loaded_files.h"

#include <array>
#include <filesystem>
#include <optional>

namespace lookbook {

/// The files of one data set by role; at least one file of images is among them.
using ArrayFiles = std::array<std::optional<std::filesystem::path>, kFileRoles>;

/// Finds the files of one data set in a folder, or those that belong to a file: IDX, or NumPy's NPY
/// and NPZ of one array each. A folder's IDX files go before its NPZ, these before its NPY.
///
/// What a file holds, images or labels, shows in its content. Its name tells the split ("t10k" or
/// "test"; train otherwise) and, where a folder holds several data sets, which of them it is of
/// ("emnist-letters-train-images-idx3-ubyte.gz"). An unpacked file goes before its .gz twin.
/// Files that hold neither are passed over, unless their names claim it.
/// Errors: notFound (no such files), badFile (a malformed one, two for one role, labels alone).
Result<ArrayFiles> findArrayFiles(const std::filesystem::path& folderOrFile);

/// Reads the files side by side.
/// Errors: those of the readers.
Result<ReadArrays> readArrayFiles(const ArrayFiles& files);

}  // namespace lookbook
