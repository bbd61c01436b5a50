#include "core/pictures/png.h"

#include "core/io/whole_file.h"

#include <png.h>
#include <string>

namespace lookbook {

namespace {

Result<std::vector<std::uint8_t>> encode(int width, int height, unsigned format,
                                         std::span<const std::uint8_t> pixels) {
  const std::size_t expected = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
                               PNG_IMAGE_PIXEL_SIZE(format);
  if (width <= 0 || height <= 0 || pixels.size() != expected)
    return badArgument("A picture of %1 x %2 pixels takes %3 bytes, at least one, but has %4.",
                       width, height, expected, pixels.size());
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(width);
  image.height = static_cast<png_uint_32>(height);
  image.format = format;
  image.flags = PNG_IMAGE_FLAG_FAST;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::vector<std::uint8_t> bytes(size);
  if (!png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data(), 0, nullptr))
    return fail(Error::Kind::io, "The PNG picture cannot be written: libpng reports \"%1\".",
                std::string(image.message));
  bytes.resize(size);
  return bytes;
}

Result<void> write(const std::filesystem::path& path, int width, int height, unsigned format,
                   std::span<const std::uint8_t> pixels) {
  const auto bytes = encode(width, height, format, pixels);
  if (!bytes) return tl::unexpected(errorIn(path, bytes.error()));
  return writeWholeFile(path, {*bytes});
}

}  // namespace

Result<std::vector<std::uint8_t>> encodePng(int width, int height,
                                            std::span<const std::uint8_t> pixels) {
  return encode(width, height, PNG_FORMAT_GRAY, pixels);
}

Result<void> writePng(const std::filesystem::path& path, const GreyPicture& picture) {
  return write(path, picture.width, picture.height, PNG_FORMAT_GRAY, picture.pixels);
}

Result<void> writePng(const std::filesystem::path& path, int width, int height,
                      std::span<const std::uint8_t> rgb) {
  return write(path, width, height, PNG_FORMAT_RGB, rgb);
}

}  // namespace lookbook
