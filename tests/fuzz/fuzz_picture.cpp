// Pictures: PNG and JPEG.

#include "core/pictures/picture.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/mutators.h"

using namespace lookbook;

FUZZ_MUTATE_WITH(fuzz::mutatePng)

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto picture = readPicture(fuzz::write("picture.png", {data, size}));
  if (!fuzz::accepted(picture)) return 0;
  const GreyPicture& grey = picture->grey;
  FUZZ_CHECK(grey.width > 0 && grey.height > 0);
  FUZZ_CHECK(grey.pixels.size() ==
             static_cast<std::size_t>(grey.width) * static_cast<std::size_t>(grey.height));
  return 0;
}
