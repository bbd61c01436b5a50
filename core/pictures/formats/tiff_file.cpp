#include "core/pictures/formats/tiff_file.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace lookbook {

TiffFile::TiffFile(PictureBytes bytes) : source_(std::make_unique<Source>(Source{bytes, 0, {}})) {
  struct FreeOptions {
    void operator()(TIFFOpenOptions* options) const { TIFFOpenOptionsFree(options); }
  };
  const std::unique_ptr<TIFFOpenOptions, FreeOptions> options(TIFFOpenOptionsAlloc());
  if (!options) return;
  TIFFOpenOptionsSetErrorHandlerExtR(options.get(), report, source_.get());
  TIFFOpenOptionsSetWarningHandlerExtR(
      options.get(), [](TIFF*, void*, const char*, const char*, std::va_list) { return 1; },
      nullptr);
  constexpr tmsize_t kMostAtOnce = tmsize_t{1} << 31;
  TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), kMostAtOnce);
  tiff_.reset(TIFFClientOpenExt(
      "picture", "rm", source_.get(), read,
      [](thandle_t, void*, tmsize_t) -> tmsize_t { return 0; }, seek, [](thandle_t) { return 0; },
      [](thandle_t handle) -> toff_t { return static_cast<Source*>(handle)->bytes.size(); },
      nullptr, nullptr, options.get()));
}

tmsize_t TiffFile::read(thandle_t handle, void* out, tmsize_t count) {
  Source& source = *static_cast<Source*>(handle);
  const std::size_t begin = std::min(source.at, source.bytes.size());
  const PictureBytes taken = source.bytes.subspan(
      begin, std::min(source.bytes.size() - begin, static_cast<std::size_t>(count)));
  std::ranges::copy(taken, static_cast<std::uint8_t*>(out));
  source.at = begin + taken.size();
  return static_cast<tmsize_t>(taken.size());
}

toff_t TiffFile::seek(thandle_t handle, toff_t offset, int from) {
  Source& source = *static_cast<Source*>(handle);
  const std::size_t base = from == SEEK_SET   ? 0
                           : from == SEEK_CUR ? source.at
                                              : source.bytes.size();
  source.at = base + offset;
  return source.at;
}

int TiffFile::report(TIFF*, void* source, const char*, const char* format, std::va_list arguments) {
  std::string& error = static_cast<Source*>(source)->error;
  if (!error.empty()) return 1;
  std::array<char, 200> text{};
  std::vsnprintf(text.data(), text.size(), format, arguments);
  error = text.data();
  while (error.ends_with('.')) error.pop_back();
  return 1;
}

std::vector<std::uint8_t> TiffFile::rows(std::uint16_t plane) const {
  const auto rowBytes = static_cast<std::size_t>(TIFFScanlineSize64(get()));
  const auto height = field<std::uint32_t>(TIFFTAG_IMAGELENGTH);
  std::vector<std::uint8_t> rows(rowBytes * height);
  if (TIFFIsTiled(get())) return readTiles(rows, plane) ? rows : std::vector<std::uint8_t>();
  for (std::uint32_t y = 0; y < height; ++y)
    if (TIFFReadScanline(get(), rows.data() + y * rowBytes, y, plane) < 0) return {};
  return rows;
}

bool TiffFile::readTiles(std::vector<std::uint8_t>& rows, std::uint16_t plane) const {
  const auto rowBytes = static_cast<std::size_t>(TIFFScanlineSize64(get()));
  const auto tileRowBytes = static_cast<std::size_t>(TIFFTileRowSize64(get()));
  const auto width = field<std::uint32_t>(TIFFTAG_IMAGEWIDTH);
  const auto tileWidth = field<std::uint32_t>(TIFFTAG_TILEWIDTH);
  const auto tileHeight = field<std::uint32_t>(TIFFTAG_TILELENGTH);
  const std::uint64_t size = TIFFTileSize64(get());
  if (rowBytes == 0 || tileWidth == 0 || tileHeight == 0 || size > rows.size() + (1U << 24U) ||
      size < tileRowBytes * tileHeight)
    return false;
  std::vector<std::uint8_t> tile(size);
  const std::size_t height = rows.size() / rowBytes;
  for (std::uint32_t y = 0; y < height; y += tileHeight) {
    std::size_t at = 0;
    for (std::uint32_t x = 0; x < width && at < rowBytes; x += tileWidth, at += tileRowBytes) {
      if (TIFFReadTile(get(), tile.data(), x, y, 0, plane) < 0) return false;
      const std::size_t taken = std::min(tileRowBytes, rowBytes - at);
      for (std::size_t row = 0; row < std::min<std::size_t>(tileHeight, height - y); ++row)
        std::copy_n(tile.data() + row * tileRowBytes, taken,
                    rows.data() + (y + row) * rowBytes + at);
    }
  }
  return true;
}

}  // namespace lookbook
