#pragma once

#include <cstddef>
#include <cstdint>
#include <png.h>

namespace lookbook {

/// For functions by which libpng reads: whether these bytes are the header of a chunk that declares
/// more than what follows them. libpng would clear as much memory, up to 2 GB, before it reads on.
/// @param rest number of bytes behind the header
inline bool declaresTooMuch(png_structp png, png_const_bytep bytes, std::size_t count,
                            std::uint64_t rest) {
  constexpr std::size_t kHeader = 8;
  constexpr std::uint64_t kChecksum = 4;
  if (count != kHeader || (png_get_io_state(png) & PNG_IO_CHUNK_HDR) == 0) return false;
  const png_uint_32 length = png_get_uint_32(bytes);
  return length <= PNG_UINT_31_MAX && length + kChecksum > rest;
}

}  // namespace lookbook
