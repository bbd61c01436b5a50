// Images and labels as IDX files, gzipped or not.

#include "core/readers/idx.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/mutators.h"

using namespace lookbook;

FUZZ_MUTATE_WITH(fuzz::mutateGzip)

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto path = fuzz::write("images-idx3-ubyte", {data, size});
  const auto header = readIdxHeader(path);
  const auto file = readIdx(path);
  fuzz::accepted(header);
  FUZZ_CHECK(isIdxFile(path) == header.has_value());
  if (!fuzz::accepted(file)) return 0;
  FUZZ_CHECK(header.has_value());
  FUZZ_CHECK(header->byteCount() == file->header.byteCount());
  FUZZ_CHECK(file->values.size() + file->labels.size() == file->header.byteCount());
  const auto copy = fuzz::folder() / "copy-idx3-ubyte";
  FUZZ_CHECK(writeIdx(copy, *file).has_value());
  const auto again = readIdx(copy);
  FUZZ_CHECK(again && again->values == file->values && again->labels == file->labels &&
             again->md5 == file->md5);
  return 0;
}
