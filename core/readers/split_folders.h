#pragma once

#include "core/base/result.h"
#include "core/data/loaded_files.h"
#include "core/data/open_options.h"

#include <filesystem>
#include <span>

namespace lookbook {

/// Whether folders are named as splits, each as another one: "train", "Test", "val".
bool areSplitFolders(std::span<const std::filesystem::path> folders);

/// Reads a data set whose splits lie in folders of their own, each with the reader that has the
/// best score. The names of the files in them need not say which split they are of. Errors: those
/// of the readers; badFile for a folder with several splits.
Result<ReadArrays> readSplitFolders(std::span<const std::filesystem::path> folders,
                                    const OpenOptions& options);

}  // namespace lookbook
