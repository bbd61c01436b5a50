#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

namespace lookbook {

/// A picture as its file stores it.
struct Raster {
  int width = 0;
  int height = 0;
  int channels = 1;  ///< 1: grey; 2: grey, alpha; 3: red, green, blue; 4: these and alpha
  /// height x width x channels, row-major. Colours are not multiplied by alpha.
  std::vector<std::uint8_t> samples;
  /// Instead of samples: height x width grey values of a larger type than bytes.
  std::vector<float> numbers;
  float white = 0;      ///< of numbers: the value of white, 65535 in 16 bits; 0: unknown
  bool more = false;    ///< whether further pages or frames follow, which are not read
  bool turned = false;  ///< whether it was turned or mirrored, as the file asks for

  [[nodiscard]] bool hasAlpha() const { return channels % 2 == 0; }
  [[nodiscard]] std::size_t pixelCount() const {
    return static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  }
};

/// Checks the size of a picture before memory is taken for it.
/// @param bytes of a pixel, decoded
/// Errors: badFile, naming the path, for sides of other than 1 to 16384 pixels and for more memory
/// than there is.
Result<void> checkPictureSize(const std::filesystem::path& path, std::uint64_t width,
                              std::uint64_t height, std::uint64_t bytes);

/// The error of a picture that could not be read, for the reason that a library gives. Too little
/// memory is no damage.
tl::unexpected<Error> unreadablePicture(const std::filesystem::path& path, Label format,
                                        std::string_view reason);

/// Turns or mirrors a picture whose orientation is one of EXIF's and TIFF's: 1 is upright, 3 is
/// turned by half, 6 needs a quarter clockwise, 2 is mirrored. Others are taken for 1.
void turnUpright(Raster& raster, int orientation);

}  // namespace lookbook
