#include "ui/library/open_dataset.h"

#include "core/data/image_statistics.h"

#include <algorithm>

namespace lookbook::ui {

std::shared_ptr<const std::vector<ImageIndex>> OpenDataset::shown(const Filter& filter) const {
  if (shownBy_ == filter) return shown_;
  std::vector<ImageIndex> images;
  images.reserve(data_->size());
  for (ImageIndex i = 0; i < data_->size(); ++i)
    if (filter.shows(*data_, i)) images.push_back(i);
  ++scans_;
  shown_ = std::make_shared<const std::vector<ImageIndex>>(std::move(images));
  shownBy_ = filter;
  return shown_;
}

std::vector<std::vector<ImageIndex>> OpenDataset::byClass(const Filter& filter, SortOrder order,
                                                          bool reversed) {
  std::vector<std::vector<ImageIndex>> classes(static_cast<std::size_t>(data_->classCount()));
  for (ImageIndex i = 0; i < data_->size(); ++i)
    if (filter.shows(*data_, i)) classes[static_cast<std::size_t>(data_->label(i))].push_back(i);
  if (order != SortOrder::index) {
    const std::vector<float>& key = keys(order);
    for (std::vector<ImageIndex>& images : classes)
      std::ranges::stable_sort(images, {}, [&](ImageIndex i) { return key[i]; });
  }
  if (reversed)
    for (std::vector<ImageIndex>& images : classes) std::ranges::reverse(images);
  return classes;
}

const std::vector<float>& OpenDataset::keys(SortOrder order) {
  if (order == SortOrder::brightness) {
    if (brightness_.empty()) brightness_ = brightness(*data_);
    return brightness_;
  }
  if (order == SortOrder::appearance) {
    if (appearance_.empty()) appearance_ = appearance(*data_);
    return appearance_;
  }
  if (distanceFromMean_.empty()) distanceFromMean_ = distanceFromClassMean(*data_);
  return distanceFromMean_;
}

}  // namespace lookbook::ui
