// Arrays as NPY files: matrices, labels, images.

#include "core/io/npy.h"
#include "core/io/npy_header.h"
#include "core/readers/arrays/numpy_images.h"
#include "core/runs/files/matrix_file.h"
#include "tests/fuzz/image_checks.h"

using namespace lookbook;

namespace {

void checkMatrix(const std::filesystem::path& path) {
  if (const auto any = readMatrixFile(path); fuzz::accepted(any))
    FUZZ_CHECK(any->values.rows() > 0 && any->values.cols() > 0);
  const auto matrix = readNpy(path);
  if (!fuzz::accepted(matrix)) return;
  FUZZ_CHECK(matrix->rows() > 0 && matrix->cols() > 0);
  const auto copy = fuzz::folder() / "copy.npy";
  FUZZ_CHECK(writeNpy(copy, *matrix).has_value());
  const auto again = readNpy(copy);
  FUZZ_CHECK(again && again->rows() == matrix->rows() && again->cols() == matrix->cols());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto path = fuzz::write("array.npy", {data, size});
  checkMatrix(path);
  if (const auto labels = readNpyLabels(path); fuzz::accepted(labels))
    FUZZ_CHECK(!labels->empty() && labels->size() < size);
  if (const auto stream = openNpy(path); fuzz::accepted(stream))
    fuzz::accepted(readNpyHeader(*stream));
  const auto header = readNpyImagesHeader(path);
  auto images = readNpyImages(path);
  fuzz::accepted(header);
  FUZZ_CHECK(npyHoldsImages(path) == (header && header->kind == ArrayHeader::Kind::images));
  if (!fuzz::accepted(images)) return 0;
  FUZZ_CHECK(header && header->byteCount() == images->file.header.byteCount());
  fuzz::checkArray(images->file);
  ReadArrays arrays;
  arrays.byRole.at(static_cast<std::size_t>(roleOf(header->kind, 0))) = std::move(images->file);
  fuzz::checkImages(std::move(arrays));
  return 0;
}
