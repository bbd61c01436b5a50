#include "core/pictures/formats/picture_formats.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>

namespace lookbook {

namespace {

constexpr std::uint32_t kMostValue = 65535;

/// The largest value of a byte in the range of another one, rounded as Pillow does.
std::uint8_t byteOf(std::uint32_t value, std::uint32_t most) {
  if (most == 255) return static_cast<std::uint8_t>(std::min(value, most));
  const double share = static_cast<double>(std::min(value, most)) / static_cast<double>(most);
  return static_cast<std::uint8_t>(std::nearbyint(share * 255));
}

class PnmReader {
 public:
  PnmReader(const std::filesystem::path& path, PictureBytes bytes)
      : path_(path), bytes_(bytes), kind_(bytes[1] - '0') {}

  Result<Raster> read() {
    if (auto header = kind_ == kPam ? readPamHeader() : readHeader(); !header)
      return tl::unexpected(header.error());
    const auto channels = static_cast<std::uint64_t>(raster_.channels);
    if (auto fits = checkPictureSize(path_, width_, heightStored_, isWide() ? 4 : channels); !fits)
      return tl::unexpected(fits.error());
    raster_.width = static_cast<int>(width_);
    raster_.height = static_cast<int>(heightStored_);
    // Each sample takes at least a byte, or a bit in P4 and a digit in P1.
    const std::size_t samples = raster_.pixelCount() * static_cast<std::size_t>(raster_.channels);
    if ((bytes_.size() - at_ + 1) * (kind_ == kBits ? 8 : 1) < samples) return endsEarly();
    const bool complete = kind_ == kBits  ? readBits()
                          : kind_ < kBits ? readText(samples)
                                          : readBinary(samples);
    if (!complete) return endsEarly();
    return std::move(raster_);
  }

 private:
  static constexpr int kPlainBits = 1;
  static constexpr int kBits = 4;
  static constexpr int kPam = 7;

  [[nodiscard]] tl::unexpected<Error> endsEarly() const {
    return unreadablePicture(path_, "PNM", "it ends too early");
  }
  [[nodiscard]] tl::unexpected<Error> badHeader() const {
    return unreadablePicture(path_, "PNM", "its header is damaged");
  }

  [[nodiscard]] bool isWide() const { return raster_.channels == 1 && most_ == kMostValue; }

  static bool isSpace(std::uint8_t byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

  /// Skips blanks and comments, which last to the end of the line.
  void skip() {
    while (at_ < bytes_.size() && (isSpace(bytes_[at_]) || bytes_[at_] == '#')) {
      if (bytes_[at_] == '#')
        while (at_ < bytes_.size() && bytes_[at_] != '\n' && bytes_[at_] != '\r') ++at_;
      else
        ++at_;
    }
  }

  std::optional<std::uint32_t> number() {
    constexpr std::uint32_t kMost = 100'000'000;
    skip();
    std::uint32_t value = 0;
    const std::size_t begin = at_;
    while (at_ < bytes_.size() && bytes_[at_] >= '0' && bytes_[at_] <= '9' && value < kMost)
      value = value * 10 + (bytes_[at_++] - '0');
    return at_ == begin ? std::nullopt : std::optional(value);
  }

  Result<void> readHeader() {
    const auto width = number();
    const auto height = number();
    const bool bits = kind_ == kPlainBits || kind_ == kBits;
    const auto most = bits ? std::optional<std::uint32_t>(1) : number();
    if (!width || !height || !most || *most == 0 || *most > kMostValue) return badHeader();
    width_ = *width;
    heightStored_ = *height;
    most_ = *most;
    raster_.channels = kind_ == 3 || kind_ == 6 ? 3 : 1;
    ++at_;  // one blank before the samples
    if (at_ > bytes_.size()) return endsEarly();
    return {};
  }

  std::string word() {
    skip();
    std::string word;
    while (at_ < bytes_.size() && !isSpace(bytes_[at_])) word += static_cast<char>(bytes_[at_++]);
    return word;
  }

  Result<void> readPamHeader() {
    std::map<std::string, std::uint32_t> numbers;
    for (std::string name = word(); name != "ENDHDR"; name = word()) {
      if (name.empty()) return badHeader();
      if (name == "TUPLTYPE") {
        while (at_ < bytes_.size() && bytes_[at_] != '\n') ++at_;
        continue;
      }
      const auto value = number();
      if (!value) return badHeader();
      numbers[name] = *value;
    }
    width_ = numbers["WIDTH"];
    heightStored_ = numbers["HEIGHT"];
    most_ = numbers["MAXVAL"];
    const std::uint32_t channels = numbers["DEPTH"];
    if (channels < 1 || channels > 4 || most_ < 1 || most_ > kMostValue) return badHeader();
    raster_.channels = static_cast<int>(channels);
    ++at_;
    if (at_ > bytes_.size()) return endsEarly();
    return {};
  }

  void add(std::uint32_t value) {
    if (isWide())
      raster_.numbers.push_back(static_cast<float>(value));
    else
      raster_.samples.push_back(byteOf(value, most_));
  }

  void prepare(std::size_t samples) {
    raster_.white = isWide() ? static_cast<float>(kMostValue) : 0;
    isWide() ? raster_.numbers.reserve(samples) : raster_.samples.reserve(samples);
  }

  bool readText(std::size_t samples) {
    prepare(samples);
    for (std::size_t i = 0; i < samples; ++i) {
      if (kind_ == kPlainBits) {  // digits need no blanks between them; 1 is black
        skip();
        if (at_ >= bytes_.size() || (bytes_[at_] != '0' && bytes_[at_] != '1')) return false;
        add(bytes_[at_++] == '0' ? 1 : 0);
        continue;
      }
      const auto value = number();
      if (!value) return false;
      add(*value);
    }
    return true;
  }

  bool readBits() {
    const std::size_t rowBytes = (width_ + std::size_t{7}) / 8;
    if (bytes_.size() - at_ < rowBytes * heightStored_) return false;
    for (std::size_t y = 0; y < heightStored_; ++y)
      for (std::size_t x = 0; x < width_; ++x) {
        const unsigned byte = bytes_[at_ + y * rowBytes + x / 8];
        add((byte >> (7 - x % 8) & 1U) == 0 ? 1 : 0);
      }
    return true;
  }

  bool readBinary(std::size_t samples) {
    const std::size_t bytes = most_ > 255 ? 2 : 1;
    if (bytes_.size() - at_ < samples * bytes) return false;
    prepare(samples);
    for (std::size_t i = 0; i < samples; ++i, at_ += bytes)
      add(bytes == 1 ? bytes_[at_]
                     : static_cast<std::uint32_t>(bytes_[at_] << 8U | bytes_[at_ + 1]));
    return true;
  }

  const std::filesystem::path& path_;
  PictureBytes bytes_;
  int kind_;
  std::size_t at_ = 2;
  Raster raster_;
  std::uint32_t width_ = 0;
  std::uint32_t heightStored_ = 0;
  std::uint32_t most_ = 1;
};

}  // namespace

Result<Raster> decodePnm(const std::filesystem::path& path, PictureBytes bytes) {
  if (bytes.size() < 2) return unreadablePicture(path, "PNM", "it ends too early");
  return PnmReader(path, bytes).read();
}

}  // namespace lookbook
