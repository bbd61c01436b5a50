// Images as tables, gzipped or not.

#include "core/readers/tables/csv_images.h"
#include "core/readers/tables/csv_labels.h"
#include "core/readers/tables/csv_layout.h"
#include "core/readers/tables/csv_rows.h"
#include "core/readers/tables/table_lines.h"
#include "tests/fuzz/image_checks.h"
#include "tests/fuzz/mutators.h"

using namespace lookbook;

FUZZ_MUTATE_WITH(fuzz::mutateGzip)

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto path = fuzz::write("images.csv", {data, size});
  looksLikeText(path);
  if (const auto sample = readSample(path); fuzz::accepted(sample))
    for (const auto& row : sample->rows) FUZZ_CHECK(!row.empty());
  if (const auto labels = readCsvLabels(path); fuzz::accepted(labels)) fuzz::checkArray(*labels);
  for (const char* column : {"", "first", "last", "none"})
    if (const auto layout = readCsvLayout(path, {.labelColumn = column}); fuzz::accepted(layout)) {
      FUZZ_CHECK(layout->columns >= 2 && layout->rows > 0 && layout->imageColumns > 0);
      FUZZ_CHECK(layout->place.size() == layout->columns);
      for (const auto place : layout->place)
        FUZZ_CHECK(place < static_cast<std::int32_t>(layout->imageSize()));
      if (const auto rows = readCsvRows(path, *layout); fuzz::accepted(rows))
        fuzz::checkArray(rows->images);
    }
  const auto files = findCsvFiles(Probe(path));
  if (!fuzz::accepted(files)) return 0;
  FUZZ_CHECK(files->size() == 1 && files->front().path == path);
  fuzz::checkImages(readCsvFiles(*files));
  return 0;
}
