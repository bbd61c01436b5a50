#pragma once

#include "core/data/dataset.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lookbook {

/// A set of images of one data set, such as a selection. A value with one byte for each image of
/// the data set, so that sets of 70,000 images are copied and combined in microseconds.
class ImageSet {
 public:
  ImageSet() = default;
  explicit ImageSet(std::size_t universe, bool full = false)
      : member_(universe, full ? 1 : 0), count_(full ? universe : 0) {}
  ImageSet(std::size_t universe, std::span<const ImageIndex> images);

  [[nodiscard]] std::size_t universe() const { return member_.size(); }
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] bool empty() const { return count_ == 0; }
  [[nodiscard]] bool contains(ImageIndex index) const { return member_[index] != 0; }
  /// A byte for each image: 1 if it is in the set, otherwise 0.
  [[nodiscard]] std::span<const std::uint8_t> bytes() const { return member_; }
  [[nodiscard]] std::vector<ImageIndex> indices() const;

  /// Adds or removes an image, which must be below universe(). Cost: O(1).
  void insert(ImageIndex index);
  void erase(ImageIndex index);
  /// Set operations; both sets must have the same universe. Cost: O(universe).
  [[nodiscard]] ImageSet united(const ImageSet& other) const;
  [[nodiscard]] ImageSet without(const ImageSet& other) const;
  [[nodiscard]] ImageSet intersected(const ImageSet& other) const;
  [[nodiscard]] ImageSet inverted() const;

  bool operator==(const ImageSet&) const = default;

 private:
  std::vector<std::uint8_t> member_;
  std::size_t count_ = 0;
};

}  // namespace lookbook
