#pragma once

#include "core/data/dataset.h"
#include "core/session/view_state.h"
#include "ui/jobs/class_statistics.h"
#include "ui/maps/map_item.h"

#include <memory>
#include <vector>

namespace lookbook::ui {

/// An open data set, its maps, and what is computed about its images once asked for.
class OpenDataset {
 public:
  explicit OpenDataset(DatasetPtr data) : data_(std::move(data)) {}

  [[nodiscard]] const DatasetPtr& data() const { return data_; }

  /// A map stays at its number; a removed one leaves null behind.
  std::vector<std::unique_ptr<MapItem>> maps;

  // What the comparison of classes has worked out; null: not asked for yet.
  std::shared_ptr<const ClassStatistics> classStatistics;
  std::shared_ptr<const VoteConfusion> pixelVotes;

  /// The images the filter shows, in stable order.
  [[nodiscard]] std::vector<ImageIndex> shown(const Filter& filter) const;
  /// The shown images of each class, by its number, in the order asked for.
  [[nodiscard]] std::vector<std::vector<ImageIndex>> byClass(const Filter& filter, SortOrder order);

 private:
  const std::vector<float>& keys(SortOrder order);

  DatasetPtr data_;
  std::vector<float> brightness_;
  std::vector<float> distanceFromMean_;
};

}  // namespace lookbook::ui
