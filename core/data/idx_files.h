#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"

#include <array>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

namespace lookbook {

/// What a file is to its data set, in the order of the catalogue's MD5s.
enum class FileRole : std::uint8_t { trainImages, trainLabels, testImages, testLabels };
inline constexpr std::size_t kFileRoles = 4;

/// The files of one data set by role; at least one file of images is among them.
using IdxFiles = std::array<std::optional<std::filesystem::path>, kFileRoles>;

/// Finds the IDX files of one data set in a folder, or those that belong to a file.
///
/// What a file holds, images or labels, shows in its content. Its name tells the split ("t10k" or
/// "test"; train otherwise) and, where a folder holds several data sets, which of them it is of
/// ("emnist-letters-train-images-idx3-ubyte.gz"). An unpacked file goes before its .gz twin.
/// Files that are not IDX are passed over, unless their names claim it.
/// Errors: notFound (no IDX files), badFile (a malformed one, two for one role, labels alone).
Result<IdxFiles> findIdxFiles(const std::filesystem::path& folderOrFile);

/// Sums of the files read, by role; "" where there is none.
using IdxSums = std::array<std::string, kFileRoles>;

struct LoadedFiles {
  Dataset::Parts parts;  ///< pixels, labels, sizes and the train count
  IdxSums md5;
};

/// Reads the files, side by side, into one set: train first, then test.
/// Errors: readIdx()'s; badFile where counts or sizes of the files disagree.
Result<LoadedFiles> loadIdxFiles(const IdxFiles& files);

}  // namespace lookbook
