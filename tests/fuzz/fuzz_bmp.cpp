// Pictures: BMP.

#include "tests/fuzz/picture_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::checkRaster(lookbook::decodeBmp("picture", {data, size}));
  return 0;
}
