// Sessions, with the data set that they are about open.

#include "core/session/session.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/mutators.h"

#include <algorithm>

using namespace lookbook;

FUZZ_MUTATE_WITH(fuzz::mutateArchive)

namespace {

void checkMap(const SavedMap& map) {
  FUZZ_CHECK(map.positions != nullptr && map.positions->rows() > 0);
  FUZZ_CHECK(map.images.size() == static_cast<std::size_t>(map.positions->rows()));
  for (const Moment& moment : map.moments)
    FUZZ_CHECK(moment.positions && moment.positions->size() == map.positions->size());
  for (const PairDistortion& pair : map.mostDistorted)
    FUZZ_CHECK(pair.i < map.images.size() && pair.j < map.images.size());
}

void checkSession(const Session& session) {
  FUZZ_CHECK(session.view.datasets.size() == session.datasets.size());
  for (const DatasetView& view : session.view.datasets) FUZZ_CHECK(view.selection != nullptr);
  for (const SavedDataset& dataset : session.datasets)
    for (const auto& map : dataset.maps)
      if (map) checkMap(*map);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto session = readSession(fuzz::write("input.lookbook", {data, size}));
  if (!fuzz::accepted(session)) return 0;
  checkSession(*session);
  // What was read can be written, and reads the same.
  const auto copy = fuzz::folder() / "copy.lookbook";
  const auto third = fuzz::folder() / "third.lookbook";
  FUZZ_CHECK(writeSession(copy, *session).has_value());
  const auto again = readSession(copy);
  if (!fuzz::accepted(again)) return 0;
  FUZZ_CHECK(writeSession(third, *again).has_value());
  FUZZ_CHECK(fuzz::contentOf(copy) == fuzz::contentOf(third));
  return 0;
}
