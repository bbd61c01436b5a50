#pragma once

#include "core/session/ids.h"
#include "ui/maps/map_item.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace lookbook::ui {

/// Removed maps that undo can restore, oldest first. Their runs are paused.
class RemovedMaps {
 public:
  /// The most memory for positions and moments; the oldest maps are deleted if they need more.
  static constexpr std::size_t kMostBytes = std::size_t{1} << 30;

  explicit RemovedMaps(std::size_t mostBytes = kMostBytes) : mostBytes_(mostBytes) {}

  /// Keeps a map, and deletes the oldest ones if there is too little memory for all.
  void keep(DatasetId dataset, MapId map, std::unique_ptr<MapItem> item);
  /// Takes a map out; null if it is not kept, or no longer.
  std::unique_ptr<MapItem> take(DatasetId dataset, MapId map);
  [[nodiscard]] bool has(DatasetId dataset, MapId map) const;

  /// Deletes the maps for which condition(DatasetId, MapId) is false.
  template <class Condition>
  void keepOnly(const Condition& condition) {
    std::erase_if(kept_, [&](const Kept& kept) { return !condition(kept.dataset, kept.map); });
  }

 private:
  struct Kept {
    DatasetId dataset;
    MapId map;
    std::unique_ptr<MapItem> item;
    std::size_t bytes;
  };

  [[nodiscard]] std::vector<Kept>::const_iterator find(DatasetId dataset, MapId map) const;

  std::size_t mostBytes_;
  std::vector<Kept> kept_;
};

}  // namespace lookbook::ui
