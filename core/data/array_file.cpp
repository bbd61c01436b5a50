#include "core/data/array_file.h"

#include "core/base/memory.h"
#include "core/io/content_reader.h"
#include "core/io/fingerprint.h"

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <utility>

namespace lookbook {

namespace {

constexpr std::uint64_t kLargestSide = 16384;

constexpr ClassId kLargestByte = 255;

std::vector<std::uint8_t> bytesOf(std::initializer_list<std::uint32_t> words) {
  std::vector<std::uint8_t> bytes;
  for (const std::uint32_t word : words)
    for (const int shift : {24, 16, 8, 0})
      bytes.push_back(static_cast<std::uint8_t>(word >> shift));
  return bytes;
}

}  // namespace

Result<void> checkSides(const std::filesystem::path& path, std::uint64_t rows,
                        std::uint64_t columns) {
  for (const std::uint64_t side : {rows, columns})
    if (side == 0 || side > kLargestSide)
      return badFile("%1 has images of %2 x %3 pixels; each side must have 1 to %4 pixels.", path,
                     rows, columns, kLargestSide);
  return {};
}

Result<void> checkArrayHeader(const std::filesystem::path& path, const ArrayHeader& header) {
  if (header.count == 0)
    return badFile("%1 is empty: its header counts no images or labels.", path);
  if (auto fits = checkSides(path, static_cast<std::uint64_t>(header.rows),
                             static_cast<std::uint64_t>(header.columns));
      !fits)
    return fits;
  if (header.byteCount() <= memoryBudget()) return {};
  return badFile("%1 declares %2 of values, but this machine can take at most %3 at the moment.",
                 path, byteCount(header.byteCount()), byteCount(memoryBudget()));
}

std::vector<std::uint8_t> idxHeaderBytes(const ArrayHeader& header) {
  return bytesOf({kIdxImages, header.count, static_cast<std::uint32_t>(header.rows),
                  static_cast<std::uint32_t>(header.columns)});
}

std::vector<std::uint8_t> idxLabelBytes(std::span<const ClassId> labels) {
  const bool wide = std::ranges::any_of(labels, [](ClassId label) { return label > kLargestByte; });
  auto bytes =
      bytesOf({wide ? kIdxWideLabels : kIdxLabels, static_cast<std::uint32_t>(labels.size())});
  for (const ClassId label : labels) {
    if (wide) bytes.insert(bytes.end(), {0, 0, static_cast<std::uint8_t>(label >> 8)});
    bytes.push_back(static_cast<std::uint8_t>(label));
  }
  return bytes;
}

ArrayFile asArrayFile(std::filesystem::path path, const ArrayHeader& header,
                      std::vector<std::uint8_t> values) {
  Md5 checksum;
  checksum.update(idxHeaderBytes(header));
  checksum.update(values);
  return {std::move(path), header, std::move(values), {}, checksum.hex(), {}, {}};
}

ArrayFile asLabelFile(std::filesystem::path path, std::vector<ClassId> labels) {
  Md5 checksum;
  checksum.update(idxLabelBytes(labels));
  const ArrayHeader header{ArrayHeader::Kind::labels, static_cast<std::uint32_t>(labels.size())};
  return {std::move(path), header, {}, std::move(labels), checksum.hex(), {}, {}};
}

ArrayFile asArrayFile(std::filesystem::path path, const ArrayHeader& header,
                      std::vector<float> numbers) {
  return {std::move(path), header, {}, {}, {}, std::move(numbers), {}};
}

ArrayFile asLabelFile(std::filesystem::path path, LabelValues labels) {
  const auto isClass = [](std::int32_t number) {
    return number >= 0 && number <= std::numeric_limits<ClassId>::max();
  };
  if (!labels.numbers.empty() && std::ranges::all_of(labels.numbers, isClass))
    return asLabelFile(std::move(path),
                       std::vector<ClassId>(labels.numbers.begin(), labels.numbers.end()));
  const auto count =
      static_cast<std::uint32_t>(std::max(labels.numbers.size(), labels.names.size()));
  const ArrayHeader header{ArrayHeader::Kind::labels, count};
  return {std::move(path), header, {}, {}, {}, {}, std::move(labels)};
}

}  // namespace lookbook
