#pragma once

#include "core/pictures/formats/picture_formats.h"
#include "tests/fuzz/input.h"

namespace fuzz {

/// Checks the sizes of a decoded picture, or the error.
inline void checkRaster(const lookbook::Result<lookbook::Raster>& raster) {
  if (!accepted(raster)) return;
  constexpr int kMostChannels = 4;
  FUZZ_CHECK(raster->width > 0 && raster->height > 0);
  FUZZ_CHECK(raster->channels > 0 && raster->channels <= kMostChannels);
  if (raster->numbers.empty())
    FUZZ_CHECK(raster->samples.size() ==
               raster->pixelCount() * static_cast<std::size_t>(raster->channels));
  else
    FUZZ_CHECK(raster->samples.empty() && raster->numbers.size() == raster->pixelCount());
}

}  // namespace fuzz
