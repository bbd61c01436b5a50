#pragma once

#include "core/data/dataset.h"
#include "core/session/view_state.h"
#include "ui/jobs/class_statistics.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace lookbook::ui {

/// An open data set, and results about its images that are computed on demand. For the window's
/// thread.
class OpenDataset {
 public:
  explicit OpenDataset(DatasetPtr data) : data_(std::move(data)) {}

  [[nodiscard]] const DatasetPtr& data() const { return data_; }

  // Results of the comparison of classes; null: not requested yet.
  std::shared_ptr<const ClassStatistics> classStatistics;
  std::shared_ptr<const VoteConfusion> pixelVotes;

  /// The images that the filter shows, in stable order; never null. The result for the last filter
  /// is kept, so that the images are examined once for each change of the view, regardless of the
  /// number of panels. Cost: O(n) for a new filter.
  [[nodiscard]] std::shared_ptr<const std::vector<ImageIndex>> shown(const Filter& filter) const;
  /// How often shown() has examined all images.
  [[nodiscard]] std::size_t scans() const { return scans_; }
  /// The shown images of each class, by its number, in this order.
  [[nodiscard]] std::vector<std::vector<ImageIndex>> byClass(const Filter& filter, SortOrder order,
                                                             bool reversed = false);

 private:
  const std::vector<float>& keys(SortOrder order);

  DatasetPtr data_;
  mutable std::optional<Filter> shownBy_;
  mutable std::shared_ptr<const std::vector<ImageIndex>> shown_;
  mutable std::size_t scans_ = 0;
  std::vector<float> brightness_;
  std::vector<float> distanceFromMean_;
  std::vector<float> appearance_;
};

}  // namespace lookbook::ui
