// Images as tables, gzipped or not.

#include "core/readers/csv_images.h"
#include "core/readers/csv_layout.h"
#include "tests/fuzz/image_checks.h"
#include "tests/fuzz/mutators.h"

using namespace lookbook;

FUZZ_MUTATE_WITH(fuzz::mutateGzip)

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto layout = readCsvLayout("images.csv", text.substr(0, text.find('\n')));
      fuzz::accepted(layout)) {
    FUZZ_CHECK(layout->columns >= 2 && layout->rows > 0 && layout->imageColumns > 0);
    FUZZ_CHECK(!layout->label || *layout->label < layout->columns);
  }
  const auto path = fuzz::write("images.csv", {data, size});
  const auto files = findCsvFiles(Probe(path));
  if (!fuzz::accepted(files)) return 0;
  FUZZ_CHECK(files->size() == 1 && files->front() == path);
  fuzz::checkImages(readCsvFiles(*files));
  return 0;
}
