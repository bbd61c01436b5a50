// Stamps as text.

#include "core/session/stamp_xmp.h"
#include "tests/fuzz/mutators.h"
#include "tests/fuzz/stamp_checks.h"

FUZZ_MUTATE_WITH(fuzz::mutateJson)

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  fuzz::checkStamp(lookbook::stampFromText(text));
  FUZZ_CHECK(lookbook::fromXml(text).size() <= size);
  return 0;
}
