#pragma once

#include "core/base/class_id.h"
#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/io/byte_stream.h"
#include "core/io/npy_header.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace lookbook {

/// Reads a 2-D NPY array of float32 or float64, C or Fortran order, little-endian, versions 1 to 3.
/// Errors: notFound; badFile for any other array, and if its size does not fit the file.
Result<MatrixF> readNpy(const std::filesystem::path& path);

/// The same for an array in an archive.
/// Errors: also std::bad_alloc is thrown.
Result<MatrixF> readNpy(const ByteStream& stream);

/// The bytes of an NPY file, gzipped or not, its header included.
/// Errors: notFound; io.
Result<ByteStream> openNpy(const std::filesystem::path& path);

/// Behind the values: whether a stream ends there whose size only reading it shows.
/// Errors: badFile.
Result<void> checkNpyEnd(const ByteStream& stream);

/// Reads labels: a 1-D NPY array of whole numbers from 0 to 65535, of any size of NumPy's.
/// Errors: as readNpy().
Result<std::vector<ClassId>> readNpyLabels(const std::filesystem::path& path);

/// The same for an array whose header has been read.
/// Errors: badFile for numbers that are not labels; also std::bad_alloc is thrown.
Result<std::vector<ClassId>> readNpyLabels(const ByteStream& stream, const NpyHeader& header);

/// NumPy's types of whole numbers, which labels may have.
std::vector<std::string_view> npyWholeTypes();

/// Labels as bytes, which files use if possible; empty if one is greater than 255.
std::vector<std::uint8_t> labelBytes(std::span<const ClassId> labels);

/// Writes n x d float32. The file appears whole or not at all.
Result<void> writeNpy(const std::filesystem::path& path, const MatrixF& matrix);

/// Writes a 1-D array of labels (uint8 where they fit, uint16 otherwise) or of indices (uint32).
/// The file appears whole or not at all.
Result<void> writeNpy(const std::filesystem::path& path, std::span<const ClassId> values);
Result<void> writeNpy(const std::filesystem::path& path, std::span<const std::uint32_t> values);

}  // namespace lookbook
