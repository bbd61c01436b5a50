#include "core/pictures/formats/raster.h"

#include "core/base/memory.h"
#include "core/data/array_file.h"
#include "core/io/content_reader.h"

#include <utility>

namespace lookbook {

namespace {

/// Where a pixel of the upright picture is in the stored one, whose sides are given.
std::size_t storedPlace(int orientation, std::size_t x, std::size_t y, std::size_t width,
                        std::size_t height) {
  const bool mirrored = orientation == 2 || orientation == 3 || orientation == 7 ||
                        orientation == 8;  // the stored columns run backwards
  const bool flipped = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  if (orientation >= 5) std::swap(x, y);
  return (flipped ? height - 1 - y : y) * width + (mirrored ? width - 1 - x : x);
}

template <class Value>
std::vector<Value> turned(const std::vector<Value>& stored, std::size_t channels, int orientation,
                          std::size_t width, std::size_t height) {
  std::vector<Value> upright;
  upright.reserve(stored.size());
  const bool exchanged = orientation >= 5;
  for (std::size_t y = 0; y < (exchanged ? width : height); ++y)
    for (std::size_t x = 0; x < (exchanged ? height : width); ++x) {
      const std::size_t from = channels * storedPlace(orientation, x, y, width, height);
      for (std::size_t channel = 0; channel < channels; ++channel)
        upright.push_back(stored[from + channel]);
    }
  return upright;
}

}  // namespace

Result<void> checkPictureSize(const std::filesystem::path& path, std::uint64_t width,
                              std::uint64_t height, std::uint64_t bytes) {
  if (auto sides = checkSides(path, height, width); !sides) return sides;
  constexpr std::uint64_t kSmall = std::uint64_t{16} << 20;
  const std::uint64_t needed = width * height * bytes;
  if (needed <= kSmall || needed <= memoryBudget()) return {};
  return tooLargeForMemory(path);
}

tl::unexpected<Error> unreadablePicture(const std::filesystem::path& path, Label format,
                                        std::string_view reason) {
  for (const char* word : {"of memory", "of Memory", "nsufficient memory", "emory allocation"})
    if (reason.find(word) != std::string_view::npos) return tooLargeForMemory(path);
  return badFile("%1 is a damaged %2 picture (%3).", path, Text(format), reason);
}

void turnUpright(Raster& raster, int orientation) {
  constexpr int kMost = 8;
  constexpr int kExchanged = 5;
  if (orientation < 2 || orientation > kMost) return;
  const auto width = static_cast<std::size_t>(raster.width);
  const auto height = static_cast<std::size_t>(raster.height);
  raster.samples = turned(raster.samples, raster.samples.size() / raster.pixelCount(), orientation,
                          width, height);
  if (!raster.numbers.empty())
    raster.numbers = turned(raster.numbers, 1, orientation, width, height);
  if (orientation >= kExchanged) std::swap(raster.width, raster.height);
  raster.turned = true;
}

}  // namespace lookbook
