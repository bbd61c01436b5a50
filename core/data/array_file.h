#pragma once

#include "core/base/class_id.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace lookbook {

/// What an array of images (count, rows, columns) or labels (count) is by its file's header.
struct ArrayHeader {
  enum class Kind : std::uint8_t { images, labels };

  Kind kind = Kind::images;
  std::uint32_t count = 0;
  int rows = 1;     ///< pixels; 1 for labels
  int columns = 1;  ///< pixels; 1 for labels

  /// Pixels, or labels.
  [[nodiscard]] std::uint64_t byteCount() const {
    return std::uint64_t{count} * static_cast<std::uint64_t>(rows) *
           static_cast<std::uint64_t>(columns);
  }
};

/// Images or labels as they were read from a file of any format. Every format is described by the
/// IDX file it would be, so that a data set's fingerprint does not depend on how it is packed.
struct ArrayFile {
  std::filesystem::path path;
  ArrayHeader header;
  std::vector<std::uint8_t> values;  ///< pixels, header.byteCount() of them; empty for labels
  std::vector<ClassId> labels;       ///< header.count of them; empty for images
  std::string md5;                   ///< of the IDX file, its header included
};

/// Magic numbers of IDX files.
inline constexpr std::uint32_t kIdxImages = 0x00000803;
inline constexpr std::uint32_t kIdxLabels = 0x00000801;      ///< bytes
inline constexpr std::uint32_t kIdxWideLabels = 0x00000C01;  ///< int32: any label over 255

/// The bytes that an IDX file of images begins with: a magic number, then sizes, all big-endian.
/// The format: http://yann.lecun.com/exdb/mnist
std::vector<std::uint8_t> idxHeaderBytes(const ArrayHeader& header);

/// The whole IDX file of labels: of bytes where they fit, of int32 otherwise.
std::vector<std::uint8_t> idxLabelBytes(std::span<const ClassId> labels);

/// Whether images can have such sides, in pixels. Errors: badFile, naming `path`.
Result<void> checkSides(const std::filesystem::path& path, std::uint64_t rows,
                        std::uint64_t columns);

/// Whether there can be such images or labels: one at least, sides of 1 to 16384 pixels, and no
/// more than the machine's memory holds. Errors: badFile, naming `path`.
Result<void> checkArrayHeader(const std::filesystem::path& path, const ArrayHeader& header);

/// These pixels with the checksum of the IDX file that would hold them. `path` says where they come
/// from.
/// @param values header.byteCount() of them
ArrayFile asArrayFile(std::filesystem::path path, const ArrayHeader& header,
                      std::vector<std::uint8_t> values);

/// The same of labels.
ArrayFile asLabelFile(std::filesystem::path path, std::vector<ClassId> labels);

}  // namespace lookbook
