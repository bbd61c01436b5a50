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

/// The splits that files can be of, in the images' order.
inline constexpr std::array<const char*, 3> kReadSplits{"train", "test", "val"};

/// What a file, or an array in one, is to its data set, in the order of the catalogue's MD5s.
enum class FileRole : std::uint8_t {
  trainImages,
  trainLabels,
  testImages,
  testLabels,
  valImages,
  valLabels
};
inline constexpr std::size_t kFileRoles = 2 * kReadSplits.size();

/// @param split a place in kReadSplits
constexpr FileRole roleOf(ArrayHeader::Kind kind, std::size_t split) {
  return static_cast<FileRole>(2 * split + (kind == ArrayHeader::Kind::images ? 0 : 1));
}

/// One array that was read.
struct ReadArray {
  ArrayFile file;
  std::vector<Notice> notices;           ///< that colour became grey, that axes were exchanged
  std::optional<ArrayFile> labels = {};  ///< of images in whose array they stand
};

/// The arrays of a data set, which every reader returns.
struct ReadArrays {
  std::array<std::optional<ArrayFile>, kFileRoles> byRole;
  std::vector<std::string> classNames;  ///< empty if the files do not contain any
  std::vector<Notice> notices;
};

/// MD5 checksums of the equivalent IDX files, by role; "" if there is no such file.
using Checksums = std::array<std::string, kFileRoles>;

struct LoadedFiles {
  Dataset::Parts parts;  ///< pixels, labels, sizes, splits, class names, notices
  Checksums md5;
  std::array<std::string, kFileRoles> names;  ///< names of the files, for the user
};

/// "mnist.npz: 3 of 70 images are in colour; they are shown in grey."; nothing where none is.
std::optional<Notice> colourWarning(const std::string& where, std::size_t coloured,
                                    std::size_t images);

/// The error for a place with two files if only one data set can be there: badFile.
tl::unexpected<Error> severalDatasets(const std::filesystem::path& place,
                                      const std::filesystem::path& one,
                                      const std::filesystem::path& other);

/// Puts the arrays into one set: train first, then test, then validation. Numbers become grey
/// values (grey_values.h) and labels classes (label_values.h), by one rule for all splits. Errors:
/// badFile where their counts or sizes disagree, there are no images, or numbers are neither grey
/// values nor labels.
Result<LoadedFiles> joinArrays(ReadArrays arrays);

}  // namespace lookbook
