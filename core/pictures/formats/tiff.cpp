#include "core/pictures/formats/tiff_file.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>
#include <utility>

namespace lookbook {

namespace {

constexpr std::uint16_t kTiffByteBits = 8;
constexpr std::uint16_t kTiffWideBits = 16;

template <class Number>
Number numberAt(const std::uint8_t* samples, std::size_t place) {
  Number number{};
  std::memcpy(&number, samples + place * sizeof(Number), sizeof(Number));
  return number;
}

class TiffReader {
 public:
  TiffReader(const std::filesystem::path& path, const TiffFile& file) : path_(path), file_(file) {}

  Result<Raster> read() {
    if (format_ == SAMPLEFORMAT_VOID) format_ = SAMPLEFORMAT_UINT;
    raster_.width = static_cast<int>(width_);
    raster_.height = static_cast<int>(height_);
    constexpr std::uint64_t kLeast = 4;  // libtiff's own conversion gives four bytes a pixel
    if (auto fits =
            checkPictureSize(path_, width_, height_,
                             std::max<std::uint64_t>(
                                 kLeast, std::uint64_t{samples_} * bits_ / kTiffByteBits + kLeast));
        !fits)
      return tl::unexpected(fits.error());
    if (compression_ == COMPRESSION_JPEG && photometric_ == PHOTOMETRIC_YCBCR) {
      TIFFSetField(file_.get(), TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
      photometric_ = PHOTOMETRIC_RGB;
    }
    const bool done = isNumbers() ? readNumbers() : isPlain() ? readSamples() : readConverted();
    if (!done) return bad();
    turnUpright(raster_, converted_ ? 1 : file_.field<std::uint16_t>(TIFFTAG_ORIENTATION));
    return std::move(raster_);
  }

 private:
  [[nodiscard]] tl::unexpected<Error> bad() const {
    return unreadablePicture(path_, "TIFF",
                             file_.error().empty() ? "it is of a kind that is not read"
                                                   : std::string_view(file_.error()));
  }

  [[nodiscard]] bool isGrey() const {
    return photometric_ == PHOTOMETRIC_MINISBLACK || photometric_ == PHOTOMETRIC_MINISWHITE;
  }

  /// Grey values that are not bytes.
  [[nodiscard]] bool isNumbers() const {
    if (!isGrey() || bits_ % kTiffByteBits != 0) return false;
    return bits_ > kTiffWideBits || format_ != SAMPLEFORMAT_UINT ||
           (bits_ == kTiffWideBits && !alpha());
  }

  /// Samples that are read here; libtiff itself would convert palettes and alpha less exactly.
  [[nodiscard]] bool isPlain() const {
    const bool known = isGrey() || photometric_ == PHOTOMETRIC_RGB ||
                       (photometric_ == PHOTOMETRIC_PALETTE && bits_ <= kTiffByteBits);
    const bool fits =
        bits_ == 1 || bits_ == 2 || bits_ == 4 || bits_ == kTiffByteBits || bits_ == kTiffWideBits;
    return known && fits && format_ == SAMPLEFORMAT_UINT && samples_ >= colours();
  }

  /// The samples of a pixel without alpha.
  [[nodiscard]] std::uint16_t colours() const { return photometric_ == PHOTOMETRIC_RGB ? 3 : 1; }

  /// The kind of alpha behind the colours, if there is any.
  [[nodiscard]] std::optional<std::uint16_t> alpha() const {
    std::uint16_t count = 0;
    std::uint16_t* kinds = nullptr;
    if (TIFFGetField(file_.get(), TIFFTAG_EXTRASAMPLES, &count, &kinds) == 0 || count == 0 ||
        samples_ != colours() + count ||
        (kinds[0] != EXTRASAMPLE_ASSOCALPHA && kinds[0] != EXTRASAMPLE_UNASSALPHA))
      return std::nullopt;
    return kinds[0];
  }

  /// Where the samples of a plane, or of all, lie in the rows that were read.
  struct Plane {
    std::vector<std::uint8_t> rows;
    std::size_t rowBytes = 0;
    std::size_t step = 1;   ///< samples from a pixel to the next one
    std::size_t first = 0;  ///< the place of the sample in a pixel
  };

  [[nodiscard]] bool isSeparate() const {
    return samples_ > 1 &&
           file_.field<std::uint16_t>(TIFFTAG_PLANARCONFIG) == PLANARCONFIG_SEPARATE;
  }

  bool readPlane(std::uint16_t sample, Plane& plane) const {
    if (plane.rows.empty() || isSeparate()) plane.rows = file_.rows(isSeparate() ? sample : 0);
    plane.rowBytes = plane.rows.size() / height_;
    plane.step = isSeparate() ? 1 : samples_;
    plane.first = isSeparate() ? 0 : sample;
    const std::size_t needed = (plane.step * width_ * bits_ + 7) / 8;
    return !plane.rows.empty() && plane.rowBytes >= needed;
  }

  bool readNumbers() {
    Plane plane;
    if (!readPlane(0, plane)) return false;
    const bool wide = bits_ == kTiffWideBits && format_ == SAMPLEFORMAT_UINT;
    raster_.white = wide ? 65535 : 0;
    raster_.numbers.reserve(raster_.pixelCount());
    for (std::size_t y = 0; y < height_; ++y)
      for (std::size_t x = 0; x < width_; ++x) {
        const auto number =
            numberOf(plane.rows.data() + y * plane.rowBytes, x * plane.step + plane.first);
        if (!number) return false;
        const bool inverted = photometric_ == PHOTOMETRIC_MINISWHITE;
        raster_.numbers.push_back(inverted ? raster_.white - *number : *number);
      }
    return true;
  }

  [[nodiscard]] std::optional<float> numberOf(const std::uint8_t* row, std::size_t at) const {
    if (format_ == SAMPLEFORMAT_IEEEFP) {
      if (bits_ == 32) return numberAt<float>(row, at);
      if (bits_ == 64) return static_cast<float>(numberAt<double>(row, at));
      return std::nullopt;
    }
    const bool isSigned = format_ == SAMPLEFORMAT_INT;
    if (!isSigned && format_ != SAMPLEFORMAT_UINT) return std::nullopt;
    if (bits_ == 8) return static_cast<float>(numberAt<std::int8_t>(row, at));
    if (bits_ == 16)
      return isSigned ? static_cast<float>(numberAt<std::int16_t>(row, at))
                      : static_cast<float>(numberAt<std::uint16_t>(row, at));
    if (bits_ == 32)
      return isSigned ? static_cast<float>(numberAt<std::int32_t>(row, at))
                      : static_cast<float>(numberAt<std::uint32_t>(row, at));
    return std::nullopt;
  }

  /// A sample as a byte; an index of a palette stays as it is.
  [[nodiscard]] std::uint8_t byteAt(const std::uint8_t* row, std::size_t place) const {
    if (bits_ == kTiffWideBits)
      return static_cast<std::uint8_t>(numberAt<std::uint16_t>(row, place) >> 8U);
    if (bits_ == kTiffByteBits) return row[place];
    const std::size_t bit = place * bits_;
    const unsigned most = (1U << bits_) - 1;
    const unsigned value = static_cast<unsigned>(row[bit / 8]) >> (8 - bits_ - bit % 8) & most;
    return static_cast<std::uint8_t>(photometric_ == PHOTOMETRIC_PALETTE ? value
                                                                         : value * 255 / most);
  }

  bool readSamples() {
    const auto kind = alpha();
    const std::size_t channels = colours() + (kind ? 1U : 0U);
    std::vector<std::uint8_t> samples(channels * raster_.pixelCount());
    Plane plane;
    for (std::uint16_t sample = 0; sample < channels; ++sample) {
      if (!readPlane(sample, plane)) return false;
      for (std::size_t y = 0; y < height_; ++y)
        for (std::size_t x = 0; x < width_; ++x)
          samples[channels * (y * width_ + x) + sample] =
              byteAt(plane.rows.data() + y * plane.rowBytes, x * plane.step + plane.first);
    }
    raster_.samples = std::move(samples);
    raster_.channels = static_cast<int>(channels);
    if (photometric_ == PHOTOMETRIC_MINISWHITE) invertGrey();
    if (kind == EXTRASAMPLE_ASSOCALPHA) divideByAlpha();
    return photometric_ != PHOTOMETRIC_PALETTE || applyPalette();
  }

  void invertGrey() {
    const auto step = static_cast<std::size_t>(raster_.channels);
    for (std::size_t i = 0; i < raster_.samples.size(); i += step)
      raster_.samples[i] = static_cast<std::uint8_t>(255 - raster_.samples[i]);
  }

  void divideByAlpha() {
    const auto step = static_cast<std::size_t>(raster_.channels);
    for (std::size_t i = 0; i < raster_.samples.size(); i += step) {
      const unsigned shown = raster_.samples[i + step - 1];
      for (std::size_t channel = 0; shown != 0 && channel + 1 < step; ++channel)
        raster_.samples[i + channel] =
            static_cast<std::uint8_t>(std::min(255U, 255U * raster_.samples[i + channel] / shown));
    }
  }

  /// Colours have 16 bits; some programs use only the lower byte.
  bool applyPalette() {
    std::array<std::uint16_t*, 3> tables{};
    if (TIFFGetField(file_.get(), TIFFTAG_COLORMAP, tables.data(), &tables[1], &tables[2]) == 0)
      return false;
    const std::size_t count = std::size_t{1} << bits_;
    const bool low = std::ranges::all_of(tables, [&](const std::uint16_t* table) {
      return std::all_of(table, table + count, [](std::uint16_t value) { return value < 256; });
    });
    const auto step = static_cast<std::size_t>(raster_.channels);
    std::vector<std::uint8_t> coloured;
    for (std::size_t i = 0; i < raster_.samples.size(); i += step) {
      for (const std::uint16_t* table : tables) {
        const std::uint16_t value = table[raster_.samples[i]];
        coloured.push_back(static_cast<std::uint8_t>(low ? value : value >> 8U));
      }
      if (step == 2) coloured.push_back(raster_.samples[i + 1]);
    }
    raster_.samples = std::move(coloured);
    raster_.channels = static_cast<int>(step + 2);
    return true;
  }

  /// All other kinds, as libtiff converts them.
  bool readConverted() {
    std::vector<std::uint32_t> pixels(raster_.pixelCount());
    if (TIFFReadRGBAImageOriented(file_.get(), width_, height_, pixels.data(), ORIENTATION_TOPLEFT,
                                  1) == 0)
      return false;
    raster_.channels = 3;
    for (const std::uint32_t pixel : pixels)
      for (const unsigned shift : {0U, 8U, 16U})
        raster_.samples.push_back(static_cast<std::uint8_t>(pixel >> shift));
    converted_ = true;
    return true;
  }

  const std::filesystem::path& path_;
  const TiffFile& file_;
  std::uint32_t width_ = file_.field<std::uint32_t>(TIFFTAG_IMAGEWIDTH);
  std::uint32_t height_ = file_.field<std::uint32_t>(TIFFTAG_IMAGELENGTH);
  std::uint16_t bits_ = file_.field<std::uint16_t>(TIFFTAG_BITSPERSAMPLE);
  std::uint16_t samples_ = file_.field<std::uint16_t>(TIFFTAG_SAMPLESPERPIXEL);
  std::uint16_t format_ = file_.field<std::uint16_t>(TIFFTAG_SAMPLEFORMAT);
  std::uint16_t photometric_ = file_.field<std::uint16_t>(TIFFTAG_PHOTOMETRIC);
  std::uint16_t compression_ = file_.field<std::uint16_t>(TIFFTAG_COMPRESSION);
  bool converted_ = false;
  Raster raster_;
};

}  // namespace

Result<Raster> decodeTiff(const std::filesystem::path& path, PictureBytes bytes) {
  const TiffFile file(bytes);
  if (!file.isOpen())
    return unreadablePicture(path, "TIFF", file.error().empty() ? "out of memory" : file.error());
  auto raster = TiffReader(path, file).read();
  if (raster) raster->more = TIFFReadDirectory(file.get()) != 0;
  return raster;
}

}  // namespace lookbook
