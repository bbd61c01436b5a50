#pragma once

#include "core/base/result.h"
#include "core/data/loaded_files.h"
#include "core/io/byte_stream.h"
#include "core/readers/arrays/array_layout.h"

namespace lookbook {

/// Reads the values of an array whose header has been read: grey values, or numbers that
/// settleGreyValues() makes grey values of; labels, or what settleLabels() makes labels of. Colour
/// becomes grey, with a warning.
///
/// Labels of several columns are one-hot where each row has a single 1; several labels an image
/// where they are 0 and 1 (they are left out, with a note); otherwise the first column is the
/// class.
/// Errors: badFile for an array that ends early, and for labels that are no whole numbers; those of
/// the stream; also std::bad_alloc is thrown.
Result<ReadArray> readArrayValues(const ByteStream& stream, const ArrayLayout& layout,
                                  const NumberType& type);

}  // namespace lookbook
