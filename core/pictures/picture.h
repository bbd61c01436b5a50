#pragma once

#include "core/base/result.h"
#include "core/data/sheet.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace lookbook {

/// How to read pictures that can be read in more than one way.
struct PictureReading {
  /// What is behind transparent pixels. Colours are composed as they are stored, in sRGB.
  enum class Ground : std::uint8_t { white, black };
  /// Grey values of 16 bits: their high bytes; or as they are, if none is above 255.
  enum class Wide : std::uint8_t { highBytes, asTheyAre };

  Ground ground = Ground::white;
  Wide wide = Wide::highBytes;

  bool operator==(const PictureReading&) const = default;
};

/// What decides how the pictures of a data set are read.
struct PictureTraits {
  bool coloured = false;     ///< some pixel had a colour, which greyOf() converted to grey
  bool transparent = false;  ///< some pixel is not opaque
  double ink = 0;            ///< the sum of its pixels' opacity, each from 0 to 1
  double inkBrightness = 0;  ///< the sum of opacity times grey value
  bool wide = false;         ///< of 16-bit grey values
  bool numbers = false;      ///< of fractions, of numbers below 0 or of 32 bits
  float highest = 0;         ///< of wide: the largest value
  bool more = false;         ///< it has further pages or frames, which are not read
  bool turned = false;       ///< it was turned upright, as its file asks for
};

struct ReadPicture {
  GreyPicture grey;
  PictureTraits traits;
  std::vector<float> numbers;  ///< the grey values, if they are numbers
};

/// Reads a picture of a format of kPictureFormats, recognised by its first bytes, as 8-bit grey.
/// Numbers become grey values by the rule of grey_values.h, for this picture alone. Errors:
/// notFound; io; badFile if it is not a picture of these formats, is truncated or corrupt (not all
/// formats have checksums, so not every error is noticed), or has a side of more than 16384 pixels.
/// Thread-safe.
Result<ReadPicture> readPicture(const std::filesystem::path& path,
                                const PictureReading& reading = {});

}  // namespace lookbook
