#pragma once

#include "core/base/result.h"
#include "core/data/loaded_files.h"
#include "core/io/byte_stream.h"
#include "core/readers/probe/file_name.h"

namespace lookbook {

/// What is known of an array besides its header.
struct ArrayHints {
  NameParts name;
  bool mayBeMatrix = false;   ///< as in ArrayDescription
  bool mayBeColumns = false;  ///< as in ArrayDescription
};

/// What an array in NumPy's format holds. Errors: those of readNpyHeader() and layoutOf().
Result<ArrayHeader> readNumpyHeader(const ByteStream& stream, const ArrayHints& hints);

/// Reads such an array. Errors: also those of readArrayValues().
Result<ReadArray> readNumpyArray(const ByteStream& stream, const ArrayHints& hints);

}  // namespace lookbook
