// Images and labels as NPZ archives.

#include "core/io/zip_archive.h"
#include "core/readers/arrays/npz_archive.h"
#include "core/readers/arrays/numpy_images.h"
#include "core/readers/unpacked_size.h"
#include "tests/fuzz/image_checks.h"
#include "tests/fuzz/mutators.h"

using namespace lookbook;

FUZZ_MUTATE_WITH(fuzz::mutateArchive)

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto path = fuzz::write("images.npz", {data, size});
  findSurprising(path);
  const bool holdsImages = npzHoldsImages(path);
  const auto opened = ZipArchive::open(path);
  if (!fuzz::accepted(opened)) return 0;
  const bool archive = isArchiveOfImages(*opened);
  if (archive) FUZZ_CHECK(holdsImages && opened->names().size() > 1);
  fuzz::checkImages(readNpzArchive(*opened));
  const auto header = readNpzImagesHeader(*opened);
  const auto images = readNpzImages(*opened);
  fuzz::accepted(header);
  if (!fuzz::accepted(images)) return 0;
  FUZZ_CHECK(header && header->byteCount() == images->file.header.byteCount());
  fuzz::checkArray(images->file);
  FUZZ_CHECK(!archive);
  return 0;
}
