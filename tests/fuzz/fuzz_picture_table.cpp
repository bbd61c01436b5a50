// Tables that list pictures.

#include "core/readers/pictures/listed_pictures.h"
#include "core/readers/pictures/picture_table.h"
#include "tests/fuzz/input.h"

#include <array>

using namespace lookbook;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array<std::uint8_t, 3> kAny{'P', '5', '\n'};
  static const PictureIndex index = [&] {
    for (const char* name : {"1.png", "02.png", "a b.pgm"}) fuzz::write(name, kAny);
    return PictureIndex(fuzz::folder());
  }();
  FUZZ_CHECK(index.pictures().size() == 3);
  const auto path = fuzz::write("train.csv", {data, size});
  const auto column = findPictureColumn(path, index);
  for (const char* labels : {"", "first", "label", "none"}) {
    const auto table = readPictureTable(path, index, {.labelColumn = labels});
    if (!fuzz::accepted(table)) continue;
    FUZZ_CHECK(column.has_value());
    const auto listed = readPictureTables({path}, index, {.labelColumn = labels});
    FUZZ_CHECK(listed.has_value());
    std::size_t pictures = 0;
    for (const auto& split : listed->bySplit) pictures += split.size();
    FUZZ_CHECK(pictures <= index.pictures().size());
  }
  return 0;
}
