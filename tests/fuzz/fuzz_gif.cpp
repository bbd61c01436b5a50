// Pictures: GIF.

#include "tests/fuzz/picture_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::checkRaster(lookbook::decodeGif("picture", {data, size}));
  return 0;
}
