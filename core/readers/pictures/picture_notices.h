#pragma once

#include "core/data/loaded_files.h"
#include "core/data/notice.h"
#include "core/data/open_options.h"
#include "core/pictures/picture.h"

#include <array>
#include <cstddef>
#include <vector>

namespace lookbook {

struct PictureSize {
  int width = 0;
  int height = 0;

  bool operator==(const PictureSize&) const = default;
};

/// What happened to the pictures of a data set: numbers of pictures, unless said otherwise.
struct PictureCounts {
  PictureSize size;                                        ///< of all images
  PictureReading reading;                                  ///< how they were read
  std::array<std::size_t, kReadSplits.size()> images{};    ///< of each split
  std::array<std::size_t, kReadSplits.size()> coloured{};  ///< of each split
  std::size_t damaged = 0;
  Text firstDamage;
  std::size_t transparent = 0;
  std::size_t wide = 0;
  std::size_t more = 0;
  std::size_t turned = 0;
  std::size_t scaled = 0;
};

/// Adds a notice for each kind of thing that happened.
void addPictureNotices(const PictureCounts& counts, const OpenOptions& options,
                       std::vector<Notice>& notices);

}  // namespace lookbook
