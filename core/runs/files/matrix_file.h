#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/io/byte_stream.h"

#include <filesystem>
#include <functional>
#include <vector>

namespace lookbook {

/// A matrix of numbers from a file of any program.
struct MatrixFile {
  MatrixF values;           ///< n x d
  std::vector<Text> notes;  ///< which columns were left out
};

/// Reads
///   NPY    n x d, or images n x rows x columns as n x (rows * columns), of any type of numbers in
///          either byte order, C or Fortran order; gzipped or not
///   NPZ    the only such array of the archive
///   other  a table of numbers, gzipped or not, with a header or without. Columns that a header
///          names as an index or as labels, and columns of text, are left out and named in `notes`.
/// Errors: notFound; badFile for other arrays, for text instead of a number and for lines of
/// different lengths. Values need not be finite. Cost: one pass over the file.
Result<MatrixFile> readMatrixFile(const std::filesystem::path& path);

/// Reads such an array. @param open opens it from its beginning; it is called twice
/// Errors: those of `open`; badFile for an array of another shape or of no numbers; also
/// std::bad_alloc is thrown.
Result<MatrixF> readNumberArray(const std::function<Result<ByteStream>()>& open);

}  // namespace lookbook
