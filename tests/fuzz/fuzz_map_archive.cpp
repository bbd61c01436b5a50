// Maps as NPZ archives.

#include "tests/fuzz/map_checks.h"
#include "tests/fuzz/mutators.h"

FUZZ_MUTATE_WITH(fuzz::mutateArchive)

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::checkMap(fuzz::write("map.npz", {data, size}));
  return 0;
}
