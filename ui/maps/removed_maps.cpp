#include "ui/maps/removed_maps.h"

#include <algorithm>
#include <utility>

namespace lookbook::ui {

namespace {

std::size_t bytesOf(const MapRecord& record) {
  std::size_t numbers = record.positions ? static_cast<std::size_t>(record.positions->size()) : 0;
  for (const Moment& moment : record.moments)
    if (moment.positions) numbers += static_cast<std::size_t>(moment.positions->size());
  return numbers * sizeof(float) + record.images.size() * sizeof(ImageIndex);
}

}  // namespace

void RemovedMaps::keep(DatasetId dataset, MapId map, std::unique_ptr<MapItem> item) {
  if (item->job->state() == MapJob::State::running) item->job->pause();
  const std::size_t bytes = bytesOf(item->record());
  kept_.push_back({.dataset = dataset, .map = map, .item = std::move(item), .bytes = bytes});
  std::size_t all = 0;
  for (const Kept& kept : kept_) all += kept.bytes;
  while (all > mostBytes_ && !kept_.empty()) {
    all -= kept_.front().bytes;
    kept_.erase(kept_.begin());
  }
}

std::vector<RemovedMaps::Kept>::const_iterator RemovedMaps::find(DatasetId dataset,
                                                                 MapId map) const {
  return std::ranges::find_if(
      kept_, [&](const Kept& kept) { return kept.dataset == dataset && kept.map == map; });
}

std::unique_ptr<MapItem> RemovedMaps::take(DatasetId dataset, MapId map) {
  const auto found = find(dataset, map);
  if (found == kept_.end()) return nullptr;
  const auto at = kept_.begin() + (found - kept_.cbegin());
  auto item = std::move(at->item);
  kept_.erase(at);
  return item;
}

bool RemovedMaps::has(DatasetId dataset, MapId map) const {
  return find(dataset, map) != kept_.end();
}

}  // namespace lookbook::ui
