// Images and labels as NPZ archives.

#include "core/io/zip_archive.h"
#include "core/readers/numpy_images.h"
#include "core/readers/unpacked_size.h"
#include "tests/fuzz/image_checks.h"
#include "tests/fuzz/mutators.h"

using namespace lookbook;

FUZZ_MUTATE_WITH(fuzz::mutateArchive)

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto path = fuzz::write("images.npz", {data, size});
  const bool archive = isArchiveOfImages(path);
  if (archive) FUZZ_CHECK(hasSeveralArrays(path));
  findSurprising(path);
  fuzz::checkImages(readNpzArchive(path));
  const auto header = readNpzImagesHeader(path);
  const auto images = readNpzImages(path);
  fuzz::accepted(header);
  if (!fuzz::accepted(images)) return 0;
  FUZZ_CHECK(header && header->byteCount() == images->file.values.size());
  FUZZ_CHECK(!archive);
  return 0;
}
