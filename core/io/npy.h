#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/io/byte_stream.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace lookbook {

/// Reads a 2-D NPY array of float32 or float64, C or Fortran order, little-endian, versions 1 to 3.
/// Errors: notFound; badFile for anything else, a size that does not fit the file included.
Result<MatrixF> readNpy(const std::filesystem::path& path);

/// The same of an array that stands in an archive.
/// Errors: also std::bad_alloc is thrown.
Result<MatrixF> readNpy(const ByteStream& stream);

/// The bytes of an NPY file, its header included.
/// Errors: notFound; io; badFile for a gzipped one.
Result<ByteStream> openNpy(const std::filesystem::path& path);

/// Reads a 1-D NPY array of uint8: labels, as writeNpy() writes them.
/// Errors: as readNpy().
Result<std::vector<std::uint8_t>> readNpyLabels(const std::filesystem::path& path);

/// Writes n x d float32. The file appears whole or not at all.
Result<void> writeNpy(const std::filesystem::path& path, const MatrixF& matrix);

/// Writes a 1-D array of uint8 (labels) or uint32 (indices). The file appears whole or not at all.
Result<void> writeNpy(const std::filesystem::path& path, std::span<const std::uint8_t> values);
Result<void> writeNpy(const std::filesystem::path& path, std::span<const std::uint32_t> values);

}  // namespace lookbook
