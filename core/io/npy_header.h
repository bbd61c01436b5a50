#pragma once

#include "core/base/result.h"
#include "core/io/byte_stream.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lookbook {

/// The header of an NPY array. The format: NumPy's numpy.lib.format.
struct NpyHeader {
  std::string type;  ///< with its quotes: "'<f4'"; if it is not quoted, the text in its place
  bool fortran = false;
  std::vector<std::uint64_t> shape;

  [[nodiscard]] std::string shapeInWords() const;  ///< "12 x 3"
};

/// Reads up to the values; versions 1 to 3.
/// Errors: badFile if this is not an NPY array; those of the stream.
Result<NpyHeader> readNpyHeader(const ByteStream& stream);

/// The arrays that a reader accepts.
struct NpyWanted {
  std::vector<std::string_view> types;  ///< as headers quote them: "'<f4'"
  Text typesInWords;                    ///< "uint8 ('|u1')"
  std::vector<std::size_t> dimensions;
  Text dimensionsInWords;                            ///< "2 (n x d)"
  bool (*accepts)(std::string_view type) = nullptr;  ///< further types
};

/// Reads up to the values, and checks that they are accepted and fit the stream exactly.
/// Errors: badFile, also for an empty array.
Result<NpyHeader> readNpyHeader(const ByteStream& stream, const NpyWanted& wanted);

/// Bytes of a value of such a type: 4 for "'<f4'".
std::uint64_t npyValueSize(std::string_view type);

/// A header as NumPy writes it: version 1, in C order, padded to 64 bytes.
/// @param type without quotes: "<f4"
std::string makeNpyHeader(std::string_view type, const std::vector<std::uint64_t>& shape);

}  // namespace lookbook
