#include "core/pictures/formats/picture_formats.h"

#include <algorithm>
#include <gif_lib.h>
#include <memory>
#include <utility>

namespace lookbook {

namespace {

struct CloseGif {
  void operator()(GifFileType* gif) const {
    int ignored = 0;
    DGifCloseFile(gif, &ignored);
  }
};

int readGifBytes(GifFileType* gif, GifByteType* out, int count) {
  auto& rest = *static_cast<PictureBytes*>(gif->UserData);
  const std::size_t taken = std::min(rest.size(), static_cast<std::size_t>(count));
  std::copy_n(rest.begin(), taken, out);
  rest = rest.subspan(taken);
  return static_cast<int>(taken);
}

/// Draws a frame on a transparent canvas.
class GifFrame {
 public:
  GifFrame(GifFileType& gif, int transparent) : gif_(gif), transparent_(transparent) {
    const bool empty = gif.SWidth <= 0 || gif.SHeight <= 0;  // some files name no canvas
    raster_.width = empty ? gif.Image.Width : gif.SWidth;
    raster_.height = empty ? gif.Image.Height : gif.SHeight;
    raster_.channels = 4;
    colours_ = gif.Image.ColorMap ? gif.Image.ColorMap : gif.SColorMap;
  }

  [[nodiscard]] Result<void> check(const std::filesystem::path& path) const {
    if (!colours_) return unreadablePicture(path, "GIF", "it has no palette");
    for (const auto& [width, height] :
         {std::pair(raster_.width, raster_.height), std::pair(gif_.Image.Width, gif_.Image.Height)})
      if (auto fits = checkPictureSize(path, static_cast<std::uint64_t>(width),
                                       static_cast<std::uint64_t>(height), 4);
          !fits)
        return fits;
    return {};
  }

  /// False if the frame is not complete.
  bool draw() {
    raster_.samples.resize(4 * raster_.pixelCount());
    line_.resize(static_cast<std::size_t>(gif_.Image.Width));
    if (!gif_.Image.Interlace) return drawRows(0, 1);
    return drawRows(0, 8) && drawRows(4, 8) && drawRows(2, 4) && drawRows(1, 2);
  }

  Raster take() { return std::move(raster_); }

 private:
  bool drawRows(int first, int step) {
    for (int row = first; row < gif_.Image.Height; row += step) {
      if (DGifGetLine(&gif_, line_.data(), gif_.Image.Width) == GIF_ERROR) return false;
      const int y = gif_.Image.Top + row;
      if (y < 0 || y >= raster_.height) continue;
      for (int column = 0; column < gif_.Image.Width; ++column)
        if (const int x = gif_.Image.Left + column; x >= 0 && x < raster_.width)
          drawPixel(x, y, line_[static_cast<std::size_t>(column)]);
    }
    return true;
  }

  void drawPixel(int x, int y, int index) {
    if (index == transparent_) return;
    const GifColorType colour =
        index < colours_->ColorCount ? colours_->Colors[index] : GifColorType{};
    std::uint8_t* pixel =
        raster_.samples.data() +
        4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(raster_.width) +
             static_cast<std::size_t>(x));
    pixel[0] = colour.Red;
    pixel[1] = colour.Green;
    pixel[2] = colour.Blue;
    pixel[3] = 255;
  }

  GifFileType& gif_;
  int transparent_;
  const ColorMapObject* colours_ = nullptr;
  std::vector<GifPixelType> line_;
  Raster raster_;
};

/// Reads extensions up to the next frame; false if there is none.
bool nextFrame(GifFileType& gif, int& transparent) {
  GifRecordType record = UNDEFINED_RECORD_TYPE;
  while (DGifGetRecordType(&gif, &record) != GIF_ERROR && record != TERMINATE_RECORD_TYPE) {
    if (record == IMAGE_DESC_RECORD_TYPE) return true;
    int kind = 0;
    GifByteType* block = nullptr;
    if (record != EXTENSION_RECORD_TYPE || DGifGetExtension(&gif, &kind, &block) == GIF_ERROR)
      return false;
    GraphicsControlBlock control{};
    if (kind == GRAPHICS_EXT_FUNC_CODE && block &&
        DGifExtensionToGCB(block[0], block + 1, &control) != GIF_ERROR)
      transparent = control.TransparentColor;
    while (block)
      if (DGifGetExtensionNext(&gif, &block) == GIF_ERROR) return false;
  }
  return false;
}

}  // namespace

Result<Raster> decodeGif(const std::filesystem::path& path, PictureBytes bytes) {
  int error = 0;
  const std::unique_ptr<GifFileType, CloseGif> gif(DGifOpen(&bytes, readGifBytes, &error));
  const auto bad = [&](int code) {
    const char* reason = GifErrorString(code);
    return unreadablePicture(path, "GIF", reason ? reason : "it has no picture");
  };
  if (!gif) return bad(error);
  int transparent = NO_TRANSPARENT_COLOR;
  if (!nextFrame(*gif, transparent)) return bad(gif->Error);
  if (DGifGetImageDesc(gif.get()) == GIF_ERROR) return bad(gif->Error);
  GifFrame frame(*gif, transparent);
  if (auto checked = frame.check(path); !checked) return tl::unexpected(checked.error());
  if (!frame.draw()) return bad(gif->Error);
  Raster raster = frame.take();
  raster.more = nextFrame(*gif, transparent);
  return raster;
}

}  // namespace lookbook
