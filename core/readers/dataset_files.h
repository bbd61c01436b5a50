#pragma once

#include <filesystem>

namespace lookbook {

/// Whether two paths are of one file, by any links; files need not be there.
bool isSameFile(const std::filesystem::path& a, const std::filesystem::path& b);

/// Whether a file holds images or labels of a data set, so that nothing may take its place without
/// a word: images of any data set, and all that openDataset(dataset) reads.
/// @param file may be missing: it holds nothing then
/// @param dataset a folder or file; a catalogue name or "" for none
/// Cost: reads the headers of the files beside it.
bool holdsDataset(const std::filesystem::path& file, const std::filesystem::path& dataset);

}  // namespace lookbook
