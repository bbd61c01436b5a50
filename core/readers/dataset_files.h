#pragma once

#include <filesystem>

namespace lookbook {

/// Whether two paths lead to the same file, following links. The files need not exist.
bool isSameFile(const std::filesystem::path& a, const std::filesystem::path& b);

/// Whether a file holds images of any data set, or anything that openDataset(dataset) reads. Such a
/// file must not be overwritten without asking the user.
/// @param file may be missing; it then holds nothing
/// @param dataset a folder or file; a catalogue name or "" for none
/// Cost: reads the headers of the files beside it.
bool holdsDataset(const std::filesystem::path& file, const std::filesystem::path& dataset);

}  // namespace lookbook
