#pragma once

#include "core/base/class_id.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace lookbook {

/// The size of an array of images (count, rows, columns) or labels (count), from the header of its
/// file.
struct ArrayHeader {
  enum class Kind : std::uint8_t { images, labels };

  Kind kind = Kind::images;
  std::uint32_t count = 0;
  int rows = 1;     ///< pixels; 1 for labels
  int columns = 1;  ///< pixels; 1 for labels

  /// The number of pixels or labels.
  [[nodiscard]] std::uint64_t byteCount() const {
    return std::uint64_t{count} * static_cast<std::uint64_t>(rows) *
           static_cast<std::uint64_t>(columns);
  }
};

/// Labels as a file has them, where they are not all numbers of classes. One of the two is empty.
struct LabelValues {
  std::vector<std::int32_t> numbers;  ///< -1: the label is missing
  std::vector<std::string> names;     ///< "": the label is missing

  [[nodiscard]] bool empty() const { return numbers.empty() && names.empty(); }
};

/// Images or labels that were read from a file of any format. The checksum is always that of the
/// equivalent IDX file, so that the fingerprint of a data set does not depend on its format.
struct ArrayFile {
  std::filesystem::path path;
  ArrayHeader header;
  std::vector<std::uint8_t> values;  ///< pixels, header.byteCount() of them; empty for labels
  std::vector<ClassId> labels;       ///< header.count of them; empty for images
  std::string md5;  ///< of the IDX file, its header included; "" before it is known
  /// Instead of values: pixels that are not all whole numbers from 0 to 255.
  std::vector<float> numbers;
  LabelValues labelValues;  ///< instead of labels: those that are not all classes
  bool wide = false;        ///< whether the file stores pixels in another type than bytes
};

/// Magic numbers of IDX files.
inline constexpr std::uint32_t kIdxImages = 0x00000803;
inline constexpr std::uint32_t kIdxLabels = 0x00000801;      ///< bytes
inline constexpr std::uint32_t kIdxWideLabels = 0x00000C01;  ///< int32, if a label exceeds 255

/// The first bytes of an IDX file of images: a magic number, then sizes, all big-endian. The
/// format: http://yann.lecun.com/exdb/mnist
std::vector<std::uint8_t> idxHeaderBytes(const ArrayHeader& header);

/// A complete IDX file of labels: bytes if they fit, otherwise int32.
std::vector<std::uint8_t> idxLabelBytes(std::span<const ClassId> labels);

/// Checks the sides of images, in pixels. Errors: badFile, naming `path`.
Result<void> checkSides(const std::filesystem::path& path, std::uint64_t rows,
                        std::uint64_t columns);

/// Checks that images or labels can be read: at least one, with sides of 1 to 16384 pixels, and not
/// more than fit into memory. Errors: badFile, naming `path`.
Result<void> checkArrayHeader(const std::filesystem::path& path, const ArrayHeader& header);

/// Pixels with the checksum of the equivalent IDX file.
/// @param path the file from which they come
/// @param values header.byteCount() of them
ArrayFile asArrayFile(std::filesystem::path path, const ArrayHeader& header,
                      std::vector<std::uint8_t> values);

/// The same for labels.
ArrayFile asLabelFile(std::filesystem::path path, std::vector<ClassId> labels);

/// Pixels of which only all splits together show what they mean, without a checksum so far.
ArrayFile asArrayFile(std::filesystem::path path, const ArrayHeader& header,
                      std::vector<float> numbers);
/// The same of labels: their classes, if all are numbers from 0 to 65535.
ArrayFile asLabelFile(std::filesystem::path path, LabelValues labels);

}  // namespace lookbook
