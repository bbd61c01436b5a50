#include "core/pictures/formats/picture_formats.h"

#include <memory>
#include <webp/demux.h>

namespace lookbook {

namespace {

struct CloseWebp {
  void operator()(WebPAnimDecoder* decoder) const { WebPAnimDecoderDelete(decoder); }
};

}  // namespace

Result<Raster> decodeWebp(const std::filesystem::path& path, PictureBytes bytes) {
  const auto bad = [&] { return unreadablePicture(path, "WebP", "its data cannot be decoded"); };
  WebPBitstreamFeatures features;
  if (WebPGetFeatures(bytes.data(), bytes.size(), &features) != VP8_STATUS_OK) return bad();
  // Two canvases, and a frame while it is decoded.
  constexpr std::uint64_t kPixelBytes = 12;
  if (auto fits = checkPictureSize(path, static_cast<std::uint64_t>(features.width),
                                   static_cast<std::uint64_t>(features.height), kPixelBytes);
      !fits)
    return tl::unexpected(fits.error());
  WebPAnimDecoderOptions options;
  WebPAnimDecoderOptionsInit(&options);
  options.color_mode = MODE_RGBA;
  options.use_threads = 0;
  const WebPData data{bytes.data(), bytes.size()};
  const std::unique_ptr<WebPAnimDecoder, CloseWebp> decoder(WebPAnimDecoderNew(&data, &options));
  WebPAnimInfo info;
  std::uint8_t* pixels = nullptr;
  int time = 0;
  if (!decoder || !WebPAnimDecoderGetInfo(decoder.get(), &info) ||
      !WebPAnimDecoderGetNext(decoder.get(), &pixels, &time))
    return bad();
  Raster raster{.width = static_cast<int>(info.canvas_width),
                .height = static_cast<int>(info.canvas_height),
                .channels = 4,
                .more = info.frame_count > 1};
  raster.samples.assign(pixels, pixels + 4 * raster.pixelCount());
  return raster;
}

}  // namespace lookbook
