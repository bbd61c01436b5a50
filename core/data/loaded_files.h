#pragma once

#include "core/base/result.h"
#include "core/data/array_file.h"
#include "core/data/dataset.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lookbook {

/// The role of a file, or of an array in a file, in its data set; in the order of the MD5s of the
/// catalogue.
enum class FileRole : std::uint8_t { trainImages, trainLabels, testImages, testLabels };
inline constexpr std::size_t kFileRoles = 4;

constexpr FileRole roleOf(ArrayHeader::Kind kind, bool test) {
  return static_cast<FileRole>((test ? 2 : 0) + (kind == ArrayHeader::Kind::images ? 0 : 1));
}

/// One array that was read.
struct ReadArray {
  ArrayFile file;
  std::optional<Text> warning;  ///< that colours were converted to grey
};

/// The arrays of a data set, which every reader returns.
struct ReadArrays {
  std::array<std::optional<ArrayFile>, kFileRoles> byRole;
  std::vector<std::string> classNames;  ///< empty if the files do not contain any
  std::vector<Text> warnings;
};

/// MD5 checksums of the equivalent IDX files, by role; "" if there is no such file.
using Checksums = std::array<std::string, kFileRoles>;

struct LoadedFiles {
  Dataset::Parts parts;  ///< pixels, labels, sizes, splits, class names, warnings
  Checksums md5;
  std::array<std::string, kFileRoles> names;  ///< names of the files, for the user
};

/// "mnist.npz: 3 of 70 images are in colour; they are shown in grey."; empty if none is in colour.
std::optional<Text> colourWarning(const std::string& where, std::size_t coloured,
                                  std::size_t images);

/// The error for a place with two files if only one data set can be there: badFile.
tl::unexpected<Error> severalDatasets(const std::filesystem::path& place,
                                      const std::filesystem::path& one,
                                      const std::filesystem::path& other);

/// Joins the arrays into one set: train first, then test.
/// Errors: badFile if their counts or sizes disagree, or there are no images.
Result<LoadedFiles> joinArrays(ReadArrays arrays);

}  // namespace lookbook
