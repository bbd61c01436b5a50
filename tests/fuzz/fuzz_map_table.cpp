// Maps as tables, gzipped or not.

#include "core/runs/files/map_columns.h"
#include "core/runs/files/matrix_file.h"
#include "tests/fuzz/map_checks.h"
#include "tests/fuzz/mutators.h"

using namespace lookbook;

FUZZ_MUTATE_WITH(fuzz::mutateGzip)

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto path = fuzz::write("map.csv", {data, size});
  fuzz::checkMap(path);
  if (const auto matrix = readMatrixFile(path); fuzz::accepted(matrix))
    FUZZ_CHECK(matrix->values.rows() > 0 && matrix->values.cols() > 0);
  const auto table = readNumberTable(path, size);
  if (!fuzz::accepted(table)) return 0;
  FUZZ_CHECK(table->rows > 0);
  FUZZ_CHECK(table->header.empty() || table->header.size() == table->values.size());
  for (const auto& column : table->values)
    FUZZ_CHECK(column.empty() || column.size() == table->rows);
  const auto columns = tellColumns(path, *table);
  if (!fuzz::accepted(columns)) return 0;
  FUZZ_CHECK(columns->coordinates.size() == 2 || columns->coordinates.size() == 3);
  for (const std::size_t at : columns->coordinates)
    FUZZ_CHECK(at < table->values.size() && table->values[at].size() == table->rows);
  return 0;
}
