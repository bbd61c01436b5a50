#include "core/pictures/formats/picture_formats.h"
#include "core/pictures/formats/png_chunk.h"

#include <algorithm>
#include <csetjmp>
#include <png.h>
#include <string>
#include <utility>

namespace lookbook {

namespace {

constexpr int kWideBits = 16;

/// A PNG that libpng reads. A function that calls it returns by longjmp() after an error, so it has
/// no objects with destructors; it returns false then.
class PngFile {
 public:
  explicit PngFile(PictureBytes bytes) : rest_(bytes) {
    png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, fail, ignore);
    if (png_) info_ = png_create_info_struct(png_);
  }
  ~PngFile() { png_destroy_read_struct(&png_, &info_, nullptr); }
  PngFile(const PngFile&) = delete;
  PngFile& operator=(const PngFile&) = delete;

  bool readHeader() {
    if (!info_) return false;
    if (setjmp(png_jmpbuf(png_)) != 0) return false;
    png_set_read_fn(png_, this, read);
    // A damaged chunk of transparency would change the picture without notice.
    png_set_crc_action(png_, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
    png_read_info(png_, info_);
    return true;
  }

  /// Grey of 16 bits stays as it is, without alpha; all others become bytes.
  bool beginPixels() {
    if (setjmp(png_jmpbuf(png_)) != 0) return false;
    png_set_expand(png_);
    if (!isWide()) png_set_strip_16(png_);
    png_set_interlace_handling(png_);
    png_read_update_info(png_, info_);
    return true;
  }

  bool readPixels(png_bytepp rows) {
    if (setjmp(png_jmpbuf(png_)) != 0) return false;
    png_read_image(png_, rows);
    return true;
  }

  [[nodiscard]] std::uint32_t width() const { return png_get_image_width(png_, info_); }
  [[nodiscard]] std::uint32_t height() const { return png_get_image_height(png_, info_); }
  [[nodiscard]] std::size_t rowBytes() const { return png_get_rowbytes(png_, info_); }
  [[nodiscard]] int channels() const { return png_get_channels(png_, info_); }
  [[nodiscard]] bool isWide() const {
    return png_get_bit_depth(png_, info_) == kWideBits &&
           png_get_color_type(png_, info_) == PNG_COLOR_TYPE_GRAY &&
           png_get_valid(png_, info_, PNG_INFO_tRNS) == 0;
  }
  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  [[noreturn]] static void fail(png_structp png, png_const_charp message) {
    static_cast<PngFile*>(png_get_error_ptr(png))->error_ = message;
    png_longjmp(png, 1);
  }
  static void ignore(png_structp, png_const_charp) {}
  static void read(png_structp png, png_bytep out, std::size_t count) {
    auto& rest = static_cast<PngFile*>(png_get_io_ptr(png))->rest_;
    if (rest.size() < count) png_error(png, "it ends too early");
    std::copy_n(rest.begin(), count, out);
    rest = rest.subspan(count);
    if (declaresTooMuch(png, out, count, rest.size())) png_error(png, "it ends too early");
  }

  PictureBytes rest_;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
  std::string error_ = "out of memory";
};

}  // namespace

Result<Raster> decodePng(const std::filesystem::path& path, PictureBytes bytes) {
  PngFile file(bytes);
  if (!file.readHeader()) return unreadablePicture(path, "PNG", file.error());
  constexpr std::uint64_t kPixelBytes = 4;
  if (auto fits = checkPictureSize(path, file.width(), file.height(), kPixelBytes); !fits)
    return tl::unexpected(fits.error());
  if (!file.beginPixels()) return unreadablePicture(path, "PNG", file.error());
  Raster raster{.width = static_cast<int>(file.width()),
                .height = static_cast<int>(file.height()),
                .channels = file.channels()};
  raster.samples.resize(file.rowBytes() * file.height());
  std::vector<png_bytep> rows;
  for (std::size_t y = 0; y < file.height(); ++y)
    rows.push_back(raster.samples.data() + y * file.rowBytes());
  if (!file.readPixels(rows.data())) return unreadablePicture(path, "PNG", file.error());
  if (!file.isWide()) return raster;
  raster.white = 65535;
  for (std::size_t i = 0; i < raster.pixelCount(); ++i)
    raster.numbers.push_back(
        static_cast<float>(raster.samples[2 * i] << 8U | raster.samples[2 * i + 1]));
  raster.samples = {};
  return raster;
}

}  // namespace lookbook
