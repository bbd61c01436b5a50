// Images and labels as IDX files, gzipped or not.

#include "core/readers/arrays/idx.h"
#include "tests/fuzz/image_checks.h"
#include "tests/fuzz/mutators.h"

using namespace lookbook;

FUZZ_MUTATE_WITH(fuzz::mutateGzip)

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto path = fuzz::write("images-idx3-ubyte", {data, size});
  const auto header = readIdxHeader(path);
  auto read = readIdx(path);
  fuzz::accepted(header);
  FUZZ_CHECK(isIdxFile(path) == header.has_value());
  if (!fuzz::accepted(read)) return 0;
  ArrayFile& file = read->file;
  FUZZ_CHECK(header.has_value());
  FUZZ_CHECK(header->byteCount() == file.header.byteCount());
  fuzz::checkArray(file);
  if (file.md5.empty()) {
    ReadArrays arrays;
    arrays.byRole.at(static_cast<std::size_t>(roleOf(header->kind, 0))) = std::move(file);
    fuzz::checkImages(std::move(arrays));
    return 0;
  }
  const auto copy = fuzz::folder() / "copy-idx3-ubyte";
  FUZZ_CHECK(writeIdx(copy, file).has_value());
  const auto again = readIdx(copy);
  FUZZ_CHECK(again && again->file.values == file.values && again->file.labels == file.labels &&
             again->file.md5 == file.md5);
  return 0;
}
