#pragma once

#include "core/pictures/formats/picture_formats.h"  // kPictureExtensions

#include <array>
#include <filesystem>

namespace lookbook {

// Extensions of the files that each reader opens, in lower case. Each is in one list only, and a
// file dialog offers all of them.

inline constexpr std::array<const char*, 3> kIdxExtensions{"ubyte", ".idx", ".gz"};
inline constexpr std::array<const char*, 1> kNpzExtensions{".npz"};
inline constexpr std::array<const char*, 2> kNpyExtensions{".npy", ".npy.gz"};
inline constexpr std::array<const char*, 4> kTableExtensions{".csv", ".csv.gz", ".tsv", ".tsv.gz"};

/// Tables also have these, which other files have, too: their content decides.
inline constexpr std::array<const char*, 14> kTextExtensions{
    ".txt",    ".txt.gz", ".dat",    ".dat.gz", ".data",     ".data.gz", ".tra",
    ".tra.gz", ".tes",    ".tes.gz", ".train",  ".train.gz", ".test",    ".test.gz"};

/// Whether the extension is that of a reader other than IDX, whose files may have any name.
bool isOfOtherThanIdx(const std::filesystem::path& file);

}  // namespace lookbook
