#include "core/data/image_set.h"

#include <algorithm>
#include <cassert>
#include <functional>

namespace lookbook {

namespace {

std::size_t countOf(std::span<const std::uint8_t> members) {
  return static_cast<std::size_t>(std::ranges::count(members, 1));
}

}  // namespace

ImageSet::ImageSet(std::size_t universe, std::span<const ImageIndex> images) : member_(universe) {
  for (const ImageIndex index : images) insert(index);
}

std::vector<ImageIndex> ImageSet::indices() const {
  std::vector<ImageIndex> result;
  result.reserve(count_);
  for (std::size_t index = 0; index < member_.size(); ++index)
    if (member_[index]) result.push_back(static_cast<ImageIndex>(index));
  return result;
}

void ImageSet::insert(ImageIndex index) {
  assert(index < universe());
  count_ += member_[index] == 0;
  member_[index] = 1;
}

void ImageSet::erase(ImageIndex index) {
  assert(index < universe());
  count_ -= member_[index] != 0;
  member_[index] = 0;
}

ImageSet ImageSet::united(const ImageSet& other) const {
  assert(universe() == other.universe());
  ImageSet result = *this;
  std::ranges::transform(member_, other.member_, result.member_.begin(), std::bit_or<>());
  result.count_ = countOf(result.member_);
  return result;
}

ImageSet ImageSet::without(const ImageSet& other) const {
  return intersected(other.inverted());
}

ImageSet ImageSet::intersected(const ImageSet& other) const {
  assert(universe() == other.universe());
  ImageSet result = *this;
  std::ranges::transform(member_, other.member_, result.member_.begin(), std::bit_and<>());
  result.count_ = countOf(result.member_);
  return result;
}

ImageSet ImageSet::inverted() const {
  ImageSet result = *this;
  for (std::uint8_t& member : result.member_) member ^= 1;
  result.count_ = universe() - count_;
  return result;
}

}  // namespace lookbook
