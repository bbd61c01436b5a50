#include "ui/figure/film/film_encoder.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <gif_lib.h>
#include <limits>
#include <string>
#include <utility>

namespace lookbook::ui {
namespace {

constexpr int kColors = 256;
/// Colours are looked up by the five highest bits of each component.
constexpr std::size_t kCells = std::size_t{1} << 15;

std::size_t cellOf(QRgb color) {
  return static_cast<std::size_t>((qRed(color) >> 3) << 10 | (qGreen(color) >> 3) << 5 |
                                  qBlue(color) >> 3);
}

Error gifFailed(int code) {
  const char* why = GifErrorString(code);
  return {Error::Kind::io,
          why ? text("The GIF cannot be written: %1", why) : text("The GIF cannot be written.")};
}

int append(GifFileType* gif, const GifByteType* bytes, int count) {
  static_cast<QByteArray*>(gif->UserData)->append(reinterpret_cast<const char*>(bytes), count);
  return count;
}

/// Red, green and blue of all pixels.
using Planes = std::array<std::vector<GifByteType>, 3>;
using Palette = std::array<GifColorType, kColors>;

/// giflib reduces colours to five bits, which turns white into grey. Each entry of the palette is
/// therefore replaced by the mean of the colours that it represents.
void takeMeans(Palette& palette, const Planes& planes, const std::vector<GifByteType>& indices) {
  std::array<std::array<std::uint64_t, 3>, kColors> sums{};
  std::array<std::uint64_t, kColors> counts{};
  for (std::size_t i = 0; i < indices.size(); ++i) {
    ++counts[indices[i]];
    for (std::size_t c = 0; c < 3; ++c) sums[indices[i]][c] += planes[c][i];
  }
  for (std::size_t i = 0; i < kColors; ++i) {
    if (counts[i] == 0) continue;
    const auto mean = [&](std::size_t c) {
      return static_cast<GifByteType>((sums[i][c] + counts[i] / 2) / counts[i]);
    };
    palette[i] = {mean(0), mean(1), mean(2)};
  }
}

/// The palette for these pictures.
Result<Palette> paletteOf(const std::vector<QImage>& samples) {
  Planes planes;
  for (const QImage& sample : samples)
    for (int y = 0; y < sample.height(); ++y)
      for (int x = 0; x < sample.width(); ++x) {
        const QRgb pixel = sample.pixel(x, y);
        planes[0].push_back(static_cast<GifByteType>(qRed(pixel)));
        planes[1].push_back(static_cast<GifByteType>(qGreen(pixel)));
        planes[2].push_back(static_cast<GifByteType>(qBlue(pixel)));
      }
  Palette palette{};
  std::vector<GifByteType> indices(planes[0].size());
  int colors = kColors;
  if (GifQuantizeBuffer(static_cast<unsigned>(planes[0].size()), 1, &colors, planes[0].data(),
                        planes[1].data(), planes[2].data(), indices.data(),
                        palette.data()) == GIF_ERROR)
    return tl::unexpected(gifFailed(E_GIF_ERR_NOT_ENOUGH_MEM));
  takeMeans(palette, planes, indices);
  return palette;
}

class GifEncoder : public FilmEncoder {
 public:
  GifEncoder(QSize size, const Palette& palette) : size_(size), palette_(palette) {
    for (std::size_t cell = 0; cell < kCells; ++cell) nearest_[cell] = nearestTo(cell);
  }
  ~GifEncoder() override {
    int ignored = 0;
    if (gif_) EGifCloseFile(gif_, &ignored);
  }

  Result<void> begin(const QString& stamp) {
    int code = 0;
    gif_ = EGifOpen(&file_, append, &code);
    if (!gif_) return tl::unexpected(gifFailed(code));
    EGifSetGifVersion(gif_, true);
    ColorMapObject* map = GifMakeMapObject(kColors, palette_.data());
    const int put =
        map ? EGifPutScreenDesc(gif_, size_.width(), size_.height(), 8, 0, map) : GIF_ERROR;
    GifFreeMapObject(map);
    constexpr std::array<unsigned char, 3> kForever{1, 0, 0};
    if (put == GIF_ERROR || EGifPutExtensionLeader(gif_, APPLICATION_EXT_FUNC_CODE) == GIF_ERROR ||
        EGifPutExtensionBlock(gif_, 11, "NETSCAPE2.0") == GIF_ERROR ||
        EGifPutExtensionBlock(gif_, 3, kForever.data()) == GIF_ERROR ||
        EGifPutExtensionTrailer(gif_) == GIF_ERROR)
      return tl::unexpected(gifFailed(gif_->Error));
    if (!stamp.isEmpty() && EGifPutComment(gif_, stamp.toUtf8().constData()) == GIF_ERROR)
      return tl::unexpected(gifFailed(gif_->Error));
    return {};
  }

  Result<void> add(const QImage& frame, int milliseconds) override {
    GraphicsControlBlock control{};
    control.DisposalMode = DISPOSE_DO_NOT;
    control.DelayTime = milliseconds / 10;
    control.TransparentColor = NO_TRANSPARENT_COLOR;
    std::array<GifByteType, 4> block{};
    const std::size_t length = EGifGCBToExtension(&control, block.data());
    if (EGifPutExtension(gif_, GRAPHICS_EXT_FUNC_CODE, static_cast<int>(length), block.data()) ==
            GIF_ERROR ||
        EGifPutImageDesc(gif_, 0, 0, size_.width(), size_.height(), false, nullptr) == GIF_ERROR)
      return tl::unexpected(gifFailed(gif_->Error));
    std::vector<GifPixelType> line(static_cast<std::size_t>(size_.width()));
    for (int y = 0; y < size_.height(); ++y) {
      const auto* pixels = reinterpret_cast<const QRgb*>(frame.constScanLine(y));
      std::transform(pixels, pixels + size_.width(), line.begin(),
                     [this](QRgb pixel) { return nearest_[cellOf(pixel)]; });
      if (EGifPutLine(gif_, line.data(), size_.width()) == GIF_ERROR)
        return tl::unexpected(gifFailed(gif_->Error));
    }
    return {};
  }

  Result<QByteArray> finish() override {
    int code = 0;
    if (EGifCloseFile(std::exchange(gif_, nullptr), &code) == GIF_ERROR)
      return tl::unexpected(gifFailed(code));
    return std::move(file_);
  }

 private:
  [[nodiscard]] GifByteType nearestTo(std::size_t cell) const {
    const auto middle = [cell](int shift) { return static_cast<int>(cell >> shift & 31U) * 8 + 4; };
    int best = 0;
    int least = std::numeric_limits<int>::max();
    for (int i = 0; i < kColors; ++i) {
      const GifColorType& color = palette_[static_cast<std::size_t>(i)];
      const int red = color.Red - middle(10);
      const int green = color.Green - middle(5);
      const int blue = color.Blue - middle(0);
      const int distance = red * red + green * green + blue * blue;
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return static_cast<GifByteType>(best);
  }

  QSize size_;
  Palette palette_;
  std::array<GifByteType, kCells> nearest_{};
  QByteArray file_;
  GifFileType* gif_ = nullptr;
};

}  // namespace

Result<std::unique_ptr<FilmEncoder>> gifEncoder(QSize size, const std::vector<QImage>& samples,
                                                const QString& stamp) {
  const auto palette = paletteOf(samples);
  if (!palette) return tl::unexpected(palette.error());
  auto encoder = std::make_unique<GifEncoder>(size, *palette);
  if (auto begun = encoder->begin(stamp); !begun) return tl::unexpected(begun.error());
  return encoder;
}

}  // namespace lookbook::ui
