#include "core/pictures/picture.h"

#include "core/base/plain_text.h"
#include "core/data/grey_values.h"
#include "core/io/content_reader.h"
#include "core/io/foreign_file.h"
#include "core/pictures/formats/picture_formats.h"
#include "core/pictures/grey.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

using Bytes = std::vector<std::uint8_t>;

constexpr unsigned kOpaque = 255;

/// "PNG, JPEG or BMP"
Text pictureFormats() {
  std::vector<Text> titles;
  for (const PictureFormat& format : kPictureFormats) titles.push_back(text(format.title));
  return joinedByOr(titles);
}

/// The content of a file, which must not be gzipped.
Result<Bytes> contentOf(const fs::path& path) {
  auto reader = ContentReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  if (reader->compressed())
    return badFile("%1 is compressed with gzip, not a %2 picture.", path, pictureFormats());
  Bytes bytes(static_cast<std::size_t>(reader->largestContent()));
  const auto read = reader->read(bytes);
  if (!read) return tl::unexpected(read.error());
  bytes.resize(*read);
  return bytes;
}

bool beginsWith(PictureBytes bytes, std::string_view signature) {
  return !signature.empty() && bytes.size() >= signature.size() &&
         std::equal(signature.begin(), signature.end(), bytes.begin(), [](char sign, auto byte) {
           return sign == '?' || static_cast<std::uint8_t>(sign) == byte;
         });
}

Result<Raster> decode(const fs::path& path, const Bytes& bytes) {
  for (const PictureFormat& format : kPictureFormats)
    for (const std::string_view signature : format.signatures)
      if (beginsWith(bytes, signature)) return format.decode(path, bytes);
  return notOfFormat(path, text("%1 is not a %2 picture.", path, pictureFormats()));
}

/// A colour in front of the ground, rounded.
std::uint8_t composed(unsigned colour, unsigned alpha, unsigned ground) {
  const unsigned sum = colour * alpha + ground * (kOpaque - alpha) + 128;
  return static_cast<std::uint8_t>((sum + (sum >> 8U)) >> 8U);
}

/// Puts the ground behind the pixels of a picture with alpha and takes the alpha away.
void compose(Raster& raster, PictureReading::Ground onto, PictureTraits& traits) {
  const unsigned ground = onto == PictureReading::Ground::white ? kOpaque : 0;
  const auto step = static_cast<std::size_t>(raster.channels);
  const std::size_t colours = step - 1;
  std::vector<std::uint64_t> inks(kOpaque + 1);  // opacity, by grey value
  std::size_t to = 0;
  for (std::size_t from = 0; from < raster.samples.size(); from += step) {
    const std::uint8_t* pixel = raster.samples.data() + from;
    const unsigned alpha = pixel[colours];
    inks[colours == 1 ? pixel[0] : greyOf(pixel[0], pixel[1], pixel[2])] += alpha;
    traits.transparent = traits.transparent || alpha != kOpaque;
    for (std::size_t channel = 0; channel < colours; ++channel)
      raster.samples[to++] = composed(pixel[channel], alpha, ground);
  }
  raster.samples.resize(to);
  raster.channels = static_cast<int>(colours);
  for (std::size_t grey = 0; grey < inks.size(); ++grey) {
    const double ink = static_cast<double>(inks[grey]) / kOpaque;
    traits.ink += ink;
    traits.inkBrightness += ink * static_cast<double>(grey);
  }
}

/// Grey values of 16 bits as bytes.
void readWide(const Raster& raster, PictureReading::Wide how, ReadPicture& into) {
  constexpr float kByte = 256;
  into.traits.wide = true;
  into.traits.highest = std::ranges::max(raster.numbers);
  for (const float number : raster.numbers)
    into.grey.pixels.push_back(static_cast<std::uint8_t>(
        how == PictureReading::Wide::asTheyAre ? std::min(number, kByte - 1) : number / kByte));
}

Result<void> readNumbers(const fs::path& path, Raster& raster, ReadPicture& into) {
  if (!std::ranges::all_of(raster.numbers, [](float number) { return std::isfinite(number); }))
    return badFile("%1 has a pixel that is not a finite number.", path);
  into.traits.numbers = true;
  into.numbers = std::move(raster.numbers);
  NumberRange range;
  for (const float number : into.numbers) range.add(number);
  const GreyRule rule = range.rule();
  for (const float number : into.numbers) into.grey.pixels.push_back(rule.grey(number));
  return {};
}

}  // namespace

Result<ReadPicture> readPicture(const fs::path& path, const PictureReading& reading) try {
  const auto bytes = contentOf(path);
  if (!bytes) return tl::unexpected(bytes.error());
  auto raster = decode(path, *bytes);
  if (!raster) return tl::unexpected(std::move(raster.error()));
  ReadPicture picture{.grey = {raster->width, raster->height, {}}, .traits = {}, .numbers = {}};
  picture.traits.more = raster->more;
  picture.traits.turned = raster->turned;
  if (raster->hasAlpha()) compose(*raster, reading.ground, picture.traits);
  if (!raster->numbers.empty()) {
    picture.grey.pixels.reserve(raster->pixelCount());
    if (raster->white > 0)
      readWide(*raster, reading.wide, picture);
    else if (auto read = readNumbers(path, *raster, picture); !read)
      return tl::unexpected(read.error());
  } else if (raster->channels == 1) {
    picture.grey.pixels = std::move(raster->samples);
  } else {
    picture.grey.pixels.resize(raster->pixelCount());
    picture.traits.coloured = greyOf(raster->samples, picture.grey.pixels);
  }
  return picture;
} catch (const std::bad_alloc&) {
  return tooLargeForMemory(path);
}

}  // namespace lookbook
