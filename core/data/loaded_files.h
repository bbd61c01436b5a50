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

/// What a file, or an array in one, is to its data set, in the order of the catalogue's MD5s.
enum class FileRole : std::uint8_t { trainImages, trainLabels, testImages, testLabels };
inline constexpr std::size_t kFileRoles = 4;

constexpr FileRole roleOf(ArrayHeader::Kind kind, bool test) {
  return static_cast<FileRole>((test ? 2 : 0) + (kind == ArrayHeader::Kind::images ? 0 : 1));
}

/// One array that was read.
struct ReadArray {
  ArrayFile file;
  std::optional<Text> warning;  ///< that colour became grey
};

/// What was read, however it was packed; every reader ends here.
struct ReadArrays {
  std::array<std::optional<ArrayFile>, kFileRoles> byRole;
  std::vector<std::string> classNames;  ///< empty where the files tell none
  std::vector<Text> warnings;
};

/// MD5 checksums of the IDX files, by role; "" where there is none.
using Checksums = std::array<std::string, kFileRoles>;

struct LoadedFiles {
  Dataset::Parts parts;  ///< pixels, labels, sizes, splits, class names, warnings
  Checksums md5;
  std::array<std::string, kFileRoles> names;  ///< of the files, for the user
};

/// "mnist.npz: 3 of 70 images are in colour; they are shown in grey."; nothing where none is.
std::optional<Text> colourWarning(const std::string& where, std::size_t coloured,
                                  std::size_t images);

/// Errors: badFile, for two files in a place where only one data set can be.
tl::unexpected<Error> severalDatasets(const std::filesystem::path& place,
                                      const std::filesystem::path& one,
                                      const std::filesystem::path& other);

/// Puts the arrays into one set: train first, then test.
/// Errors: badFile where their counts or sizes disagree, or there are no images.
Result<LoadedFiles> joinArrays(ReadArrays arrays);

}  // namespace lookbook
