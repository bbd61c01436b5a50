#include "core/pictures/formats/picture_formats.h"

#include <algorithm>
#include <memory>
#include <turbojpeg.h>

namespace lookbook {

namespace {

/// Numbers in EXIF data, which have either byte order.
class ExifBytes {
 public:
  explicit ExifBytes(PictureBytes bytes)
      : bytes_(bytes), little_(bytes.size() > 1 && bytes[0] == 'I') {}

  /// 0 beyond the end.
  [[nodiscard]] std::uint32_t number(std::size_t at, std::size_t bytes) const {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < bytes; ++i) {
      const std::size_t place = little_ ? at + bytes - 1 - i : at + i;
      if (place >= bytes_.size()) return 0;
      number = number << 8U | bytes_[place];
    }
    return number;
  }

  /// The orientation in the first directory; 1 if there is none.
  [[nodiscard]] int orientation() const {
    constexpr std::size_t kEntry = 12;
    constexpr std::uint32_t kOrientation = 0x0112;
    const std::size_t directory = number(4, 4);
    const std::size_t entries = number(directory, 2);
    for (std::size_t i = 0; i < entries; ++i)
      if (const std::size_t at = directory + 2 + kEntry * i; number(at, 2) == kOrientation)
        return static_cast<int>(number(at + 8, 2));
    return 1;
  }

 private:
  PictureBytes bytes_;
  bool little_;
};

/// The orientation of a JPEG by its EXIF data, a segment before its pixels.
int orientationOf(PictureBytes bytes) {
  constexpr std::uint8_t kExif = 0xe1;
  constexpr std::uint8_t kPixels = 0xda;
  constexpr std::string_view kBegins("Exif\0\0", 6);
  std::size_t at = 2;
  while (at + 4 <= bytes.size() && bytes[at] == 0xff && bytes[at + 1] != kPixels) {
    const std::size_t length = std::size_t{bytes[at + 2]} << 8U | bytes[at + 3];
    if (length < 2 || at + 2 + length > bytes.size()) return 1;
    const PictureBytes segment = bytes.subspan(at + 4, length - 2);
    if (bytes[at + 1] == kExif && segment.size() > kBegins.size() &&
        std::equal(kBegins.begin(), kBegins.end(), segment.begin()))
      return ExifBytes(segment.subspan(kBegins.size())).orientation();
    at += 2 + length;
  }
  return 1;
}

/// Inverted cyan, magenta, yellow and black to red, green and blue, as Pillow does.
void convertInks(Raster& raster) {
  std::vector<std::uint8_t> rgb(3 * raster.pixelCount());
  for (std::size_t i = 0; i < raster.pixelCount(); ++i) {
    const int white = raster.samples[4 * i + 3];
    for (std::size_t channel = 0; channel < 3; ++channel) {
      const int ink = (255 - raster.samples[4 * i + channel]) * white + 128;
      rgb[3 * i + channel] = static_cast<std::uint8_t>(white - ((ink + (ink >> 8)) >> 8));
    }
  }
  raster.samples = std::move(rgb);
  raster.channels = 3;
}

struct CloseJpeg {
  void operator()(void* handle) const { tjDestroy(handle); }
};

}  // namespace

Result<Raster> decodeJpeg(const std::filesystem::path& path, PictureBytes bytes) {
  const std::unique_ptr<void, CloseJpeg> jpeg(tjInitDecompress());
  if (!jpeg) return unreadablePicture(path, "JPEG", "out of memory");
  // Warnings of libjpeg, such as a premature end, are errors here: they would leave grey areas.
  const auto bad = [&] { return unreadablePicture(path, "JPEG", tjGetErrorStr2(jpeg.get())); };
  Raster raster;
  int sampling = 0;
  int colours = 0;
  const auto size = static_cast<unsigned long>(bytes.size());
  if (tjDecompressHeader3(jpeg.get(), bytes.data(), size, &raster.width, &raster.height, &sampling,
                          &colours) != 0)
    return bad();
  const bool inks = colours == TJCS_CMYK || colours == TJCS_YCCK;
  raster.channels = colours == TJCS_GRAY ? 1 : inks ? 4 : 3;
  if (auto fits = checkPictureSize(path, static_cast<std::uint64_t>(raster.width),
                                   static_cast<std::uint64_t>(raster.height),
                                   static_cast<std::uint64_t>(raster.channels));
      !fits)
    return tl::unexpected(fits.error());
  raster.samples.resize(raster.pixelCount() * static_cast<std::size_t>(raster.channels));
  const int format = raster.channels == 1 ? TJPF_GRAY : inks ? TJPF_CMYK : TJPF_RGB;
  if (tjDecompress2(jpeg.get(), bytes.data(), size, raster.samples.data(), raster.width, 0,
                    raster.height, format, 0) != 0)
    return bad();
  if (inks) convertInks(raster);
  turnUpright(raster, orientationOf(bytes));
  return raster;
}

}  // namespace lookbook
