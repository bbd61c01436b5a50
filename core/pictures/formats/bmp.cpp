#include "core/pictures/formats/picture_formats.h"

#include <algorithm>
#include <bit>
#include <optional>

namespace lookbook {

namespace {

constexpr std::size_t kFileHeader = 14;
constexpr std::uint32_t kCoreHeader = 12;  ///< of OS/2, with sizes of 16 bits
constexpr std::uint32_t kInfoHeader = 40;

/// How pixels are stored, by the number in the header.
enum BmpCoding : std::uint32_t { plain = 0, runs8 = 1, runs4 = 2, masks = 3, alphaMasks = 6 };

/// The bits of a pixel that hold one channel.
struct ChannelMask {
  std::uint32_t bits = 0;

  /// From 0 to 255, cut as Pillow does.
  [[nodiscard]] std::uint8_t of(std::uint32_t pixel) const {
    if (bits == 0) return 0;
    const auto shift = static_cast<unsigned>(std::countr_zero(bits));
    const std::uint64_t most = bits >> shift;
    return static_cast<std::uint8_t>(((pixel & bits) >> shift) * std::uint64_t{255} / most);
  }
};

class BmpReader {
 public:
  BmpReader(const std::filesystem::path& path, PictureBytes bytes) : path_(path), bytes_(bytes) {}

  Result<Raster> read() {
    if (auto header = readHeader(); !header) return tl::unexpected(header.error());
    const std::uint64_t channels = raster_.channels == 1 ? 3 : 4;
    if (auto fits = checkPictureSize(path_, static_cast<std::uint64_t>(raster_.width),
                                     static_cast<std::uint64_t>(raster_.height), channels);
        !fits)
      return tl::unexpected(fits.error());
    if (bits_ <= 8) readPalette();
    const bool runs = coding_ == runs8 || coding_ == runs4;
    if (!runs && bytes_.size() < start_ + rowBytes() * height()) return bad("it ends too early");
    raster_.channels = bits_ > 8 && masks_[3].bits != 0 ? 4 : 3;
    raster_.samples.resize(raster_.pixelCount() * static_cast<std::size_t>(raster_.channels));
    if (runs && !readRuns()) return bad("it ends too early");
    if (runs) return std::move(raster_);
    if (bits_ <= 8)
      readIndices();
    else
      readColours();
    return std::move(raster_);
  }

 private:
  /// Little-endian; 0 beyond the end.
  [[nodiscard]] std::uint32_t number(std::size_t at, std::size_t count) const {
    std::uint32_t number = 0;
    for (std::size_t i = count; i-- > 0;)
      number = number << 8U | (at + i < bytes_.size() ? bytes_[at + i] : 0U);
    return number;
  }

  [[nodiscard]] tl::unexpected<Error> bad(std::string_view reason) const {
    return unreadablePicture(path_, "BMP", reason);
  }

  [[nodiscard]] std::size_t width() const { return static_cast<std::size_t>(raster_.width); }
  [[nodiscard]] std::size_t height() const { return static_cast<std::size_t>(raster_.height); }
  [[nodiscard]] std::size_t rowBytes() const { return (width() * bits_ + 31) / 32 * 4; }

  Result<void> readHeader() {
    header_ = number(kFileHeader, 4);
    start_ = number(10, 4);
    const bool core = header_ == kCoreHeader;
    if ((!core && header_ < 16) || bytes_.size() < kFileHeader + header_)
      return bad("its header is not complete");
    const auto side = [](std::uint32_t stored) { return static_cast<std::int32_t>(stored); };
    raster_.width = core ? side(number(18, 2)) : side(number(18, 4));
    const std::int32_t rows = core ? side(number(20, 2)) : side(number(22, 4));
    bits_ = core ? number(24, 2) : number(28, 2);
    coding_ = header_ >= kInfoHeader ? number(30, 4) : plain;
    topDown_ = rows < 0;
    constexpr std::int32_t kMost = 1 << 30;
    raster_.width = std::clamp(raster_.width, 0, kMost);
    raster_.height = topDown_ ? -std::max(rows, -kMost) : std::min(rows, kMost);
    return checkKind();
  }

  Result<void> checkKind() {
    const bool masked = coding_ == masks || coding_ == alphaMasks;
    const bool known = coding_ == plain ? bits_ == 1 || bits_ == 4 || bits_ == 8 || bits_ == 16 ||
                                              bits_ == 24 || bits_ == 32
                       : coding_ == runs8 ? bits_ == 8
                       : coding_ == runs4 ? bits_ == 4
                                          : masked && (bits_ == 16 || bits_ == 32);
    if (!known)
      return badFile("%1 is a BMP picture of %2 bits in coding %3, which is not read.", path_,
                     bits_, coding_);
    if (masked)
      readMasks();
    else if (bits_ == 16)
      masks_ = {{{0x7c00}, {0x3e0}, {0x1f}, {0}}};
    else
      masks_ = {{{0xff0000}, {0xff00}, {0xff}, {0}}};
    return {};
  }

  /// They follow the first 40 bytes of the header, within it or behind it.
  void readMasks() {
    constexpr std::uint32_t kWithAlpha = 56;
    const std::size_t at = kFileHeader + kInfoHeader;
    for (std::size_t i = 0; i < masks_.size(); ++i)
      if (i < 3 || coding_ == alphaMasks || header_ >= kWithAlpha)
        masks_.at(i).bits = number(at + 4 * i, 4);
  }

  void readPalette() {
    const std::size_t entry = header_ == kCoreHeader ? 3 : 4;
    const std::size_t most = std::size_t{1} << bits_;
    std::size_t count = header_ >= kInfoHeader ? number(46, 4) : 0;
    if (count == 0 || count > most) count = most;
    for (std::size_t i = 0; i < count; ++i)
      palette_.at(i) = number(kFileHeader + header_ + entry * i, 3);
  }

  /// Where a row that the file stores belongs; rows usually begin at the bottom.
  [[nodiscard]] std::size_t rowOf(std::size_t stored) const {
    return topDown_ ? stored : height() - 1 - stored;
  }

  void put(std::size_t row, std::size_t column, std::uint32_t index) {
    const std::uint32_t colour = palette_.at(index);
    const std::size_t at = 3 * (rowOf(row) * width() + column);
    for (std::size_t channel = 0; channel < 3; ++channel)
      raster_.samples[at + channel] = static_cast<std::uint8_t>(colour >> (16 - 8 * channel));
  }

  void readIndices() {
    for (std::size_t row = 0; row < height(); ++row)
      for (std::size_t column = 0; column < width(); ++column) {
        const std::size_t bit = column * bits_;
        const unsigned byte = bytes_[start_ + row * rowBytes() + bit / 8];
        put(row, column, byte >> (8 - bits_ - bit % 8) & ((1U << bits_) - 1));
      }
  }

  void readColours() {
    const auto channels = static_cast<std::size_t>(raster_.channels);
    bool shown = false;
    for (std::size_t row = 0; row < height(); ++row)
      for (std::size_t column = 0; column < width(); ++column) {
        const std::uint32_t pixel =
            number(start_ + row * rowBytes() + column * bits_ / 8, bits_ / 8);
        const std::size_t at = channels * (rowOf(row) * width() + column);
        for (std::size_t channel = 0; channel < channels; ++channel)
          raster_.samples[at + channel] = masks_.at(channel).of(pixel);
        shown = shown || (channels == 4 && raster_.samples[at + 3] != 0);
      }
    // Many programs name a mask of alpha and leave it empty.
    if (channels == 4 && !shown)
      for (std::size_t i = 3; i < raster_.samples.size(); i += 4) raster_.samples[i] = 255;
  }

  /// Run lengths: pixels that they leave out are of the first colour. False if they end before the
  /// last pixel without saying so.
  bool readRuns() {
    for (std::size_t row = 0; row < height(); ++row)
      for (std::size_t column = 0; column < width(); ++column) put(row, column, 0);
    std::size_t at = start_;
    while (at + 1 < bytes_.size() && row_ < height()) {
      const std::uint32_t count = bytes_[at];
      const std::uint32_t value = bytes_[at + 1];
      at += 2;
      if (count > 0) {
        for (std::uint32_t i = 0; i < count; ++i) putNext(value, i);
      } else if (value == 0) {
        column_ = 0;
        ++row_;
      } else if (value == 1) {
        return true;
      } else if (value == 2) {
        column_ += number(at, 1);
        row_ += number(at + 1, 1);
        at += 2;
      } else {
        for (std::uint32_t i = 0; i < value; ++i)
          putNext(number(at + (bits_ == 4 ? i / 2 : i), 1), i);
        const std::size_t stored = bits_ == 4 ? (value + 1) / 2 : value;
        at += stored + stored % 2;
      }
    }
    return row_ >= height() || (row_ + 1 == height() && column_ >= width());
  }

  /// The i-th pixel of a run; two of 4 bits share a byte.
  void putNext(std::uint32_t byte, std::uint32_t i) {
    const std::uint32_t index = bits_ == 8 ? byte : i % 2 == 0 ? byte >> 4U : byte & 0xfU;
    if (row_ < height() && column_ < width()) put(row_, column_, index);
    ++column_;
  }

  const std::filesystem::path& path_;
  PictureBytes bytes_;
  Raster raster_;
  std::uint32_t header_ = 0;
  std::size_t start_ = 0;
  std::uint32_t bits_ = 0;
  std::uint32_t coding_ = plain;
  bool topDown_ = false;
  std::array<ChannelMask, 4> masks_{};
  std::array<std::uint32_t, 256> palette_{};  ///< red, green and blue in 24 bits
  std::size_t row_ = 0;                       ///< of the next pixel of a run, as stored
  std::size_t column_ = 0;
};

}  // namespace

Result<Raster> decodeBmp(const std::filesystem::path& path, PictureBytes bytes) {
  return BmpReader(path, bytes).read();
}

}  // namespace lookbook
