// Sessions whose data set is open.

#include "core/session/session.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/mutators.h"
#include "tests/support/datasets.h"

#include <algorithm>
#include <cmath>

using namespace lookbook;

FUZZ_MUTATE_WITH(fuzz::mutateArchive)

namespace {

void checkMap(const MapRecord& map) {
  FUZZ_CHECK(map.positions != nullptr && map.positions->rows() > 0);
  FUZZ_CHECK(map.images.size() == static_cast<std::size_t>(map.positions->rows()));
  for (const Moment& moment : map.moments)
    FUZZ_CHECK(moment.positions && moment.positions->size() == map.positions->size());
  for (const PairDistortion& pair : map.mostDistorted)
    FUZZ_CHECK(pair.i < map.images.size() && pair.j < map.images.size());
}

/// Checks the parts of a map that are drawn, looked back at and used for colours.
void checkFits(const MapRecord& map, const Dataset& data) {
  for (const ImageIndex image : map.images) FUZZ_CHECK(image < data.size());
  FUZZ_CHECK(map.positions->allFinite() && map.positions->cols() == map.options().dims);
  if (map.moments.empty()) return;
  for (std::size_t i = 0; i + 1 < map.moments.size(); ++i)
    FUZZ_CHECK(map.moments[i].iteration < map.moments[i + 1].iteration);
  for (const double time : {0.0, 0.5, timeOf(map.moments, map.iteration)})
    FUZZ_CHECK(positionsAt(map.moments, time).allFinite() &&
               std::isfinite(iterationAt(map.moments, time)));
}

/// The data sets of the session, as if they had been found.
std::vector<DatasetPtr> dataOf(const Session& session) {
  std::vector<DatasetPtr> data;
  for (std::size_t i = 0; i < session.datasets.size(); ++i) {
    // One of the two sizes of the seeds.
    constexpr std::size_t kTen = 10;
    constexpr std::size_t kThree = 3;
    const bool ten = session.view.datasets[i].selection->universe() == kTen;
    Dataset::Parts parts = samples::smallParts(ten ? kTen : kThree, ten ? 6 : 2);
    parts.fingerprint = session.datasets[i].fingerprint;
    data.push_back(Dataset::create(std::move(parts)).value());
  }
  return data;
}

/// Checks that everything exists to which the numbers in the view refer.
void checkView(const Session& session, const std::vector<DatasetPtr>& data) {
  const auto within = [](const auto& id, std::size_t end) { return !id || id->index() < end; };
  const ViewState& view = session.view;
  FUZZ_CHECK(within(view.active, data.size()) && (view.active || data.empty()));
  for (const auto side : view.compared) FUZZ_CHECK(within(side, data.size()));
  FUZZ_CHECK(std::isfinite(view.pointSize) && view.opacity >= 0 && view.opacity <= 1);
  for (std::size_t i = 0; i < data.size(); ++i) {
    const DatasetView& shown = view.datasets[i];
    FUZZ_CHECK(!shown.current || *shown.current < data[i]->size());
    for (const auto map : {shown.map, shown.secondMap})
      FUZZ_CHECK(within(map, session.datasets[i].maps.size()) &&
                 (!map || session.datasets[i].maps[map->index()]));
    for (const auto& map : session.datasets[i].maps)
      if (map) checkFits(*map, *data[i]);
  }
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
  auto session = readSession(fuzz::write("input.lookbook", {data, size}));
  if (!fuzz::accepted(session)) return 0;
  checkSession(*session);
  // The session can be written, and reading it gives the same.
  const auto copy = fuzz::folder() / "copy.lookbook";
  const auto third = fuzz::folder() / "third.lookbook";
  FUZZ_CHECK(writeSession(copy, *session).has_value());
  const auto again = readSession(copy);
  if (!fuzz::accepted(again)) return 0;
  FUZZ_CHECK(writeSession(third, *again).has_value());
  FUZZ_CHECK(fuzz::contentOf(copy) == fuzz::contentOf(third));
  const std::vector<DatasetPtr> opened = dataOf(*session);
  if (fuzz::accepted(fitSession(*session, opened))) checkView(*session, opened);
  return 0;
}
