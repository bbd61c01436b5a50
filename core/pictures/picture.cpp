#include "core/pictures/picture.h"

#include "core/data/array_file.h"
#include "core/io/content_reader.h"
#include "core/io/foreign_file.h"
#include "core/pictures/grey.h"

#include <memory>
#include <new>
#include <png.h>
#include <string>
#include <string_view>
#include <turbojpeg.h>
#include <utility>
#include <vector>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

using Bytes = std::vector<std::uint8_t>;

/// The content of a file, which must not be gzipped.
Result<Bytes> contentOf(const fs::path& path) {
  auto reader = ContentReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  if (reader->compressed())
    return badFile("%1 is compressed with gzip, not a PNG or JPEG picture.", path);
  Bytes bytes(static_cast<std::size_t>(reader->largestContent()));
  const auto read = reader->read(bytes);
  if (!read) return tl::unexpected(read.error());
  bytes.resize(*read);
  return bytes;
}

Result<void> checkSize(const fs::path& path, std::uint64_t width, std::uint64_t height) {
  constexpr std::uint64_t kMost = 1 << 30;
  return checkArrayHeader(path,
                          {ArrayHeader::Kind::images, 1, static_cast<int>(std::min(height, kMost)),
                           static_cast<int>(std::min(width, kMost))});
}

/// Converts red, green and blue to a grey picture.
ReadPicture greyPicture(int width, int height, const Bytes& rgb) {
  ReadPicture picture;
  picture.grey = {width, height, Bytes(rgb.size() / 3)};
  picture.coloured = greyOf(rgb, picture.grey.pixels);
  return picture;
}

/// The error of a picture that a library could not read, for the reason that it gives. Too little
/// memory is no damage.
tl::unexpected<Error> unreadable(const fs::path& path, const char* format,
                                 std::string_view reason) {
  for (const char* word : {"of memory", "of Memory", "nsufficient memory", "emory allocation"})
    if (reason.find(word) != std::string_view::npos) return tooLargeForMemory(path);
  return badFile("%1 is a damaged %2 picture (%3).", path, format, reason);
}

Result<ReadPicture> readPng(const fs::path& path, const Bytes& bytes) {
  const auto bad = [&](const char* reason) { return unreadable(path, "PNG", reason); };
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()))
    return bad(image.message);
  const std::unique_ptr<png_image, decltype(&png_image_free)> freed(&image, png_image_free);
  if (auto fits = checkSize(path, image.width, image.height); !fits)
    return tl::unexpected(fits.error());
  const bool colour = (image.format & PNG_FORMAT_FLAG_COLOR) != 0;
  image.format = colour ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
  image.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
  const auto width = static_cast<int>(image.width);
  const auto height = static_cast<int>(image.height);
  Bytes pixels(PNG_IMAGE_SIZE(image));
  const png_color black{0, 0, 0};
  if (!png_image_finish_read(&image, &black, pixels.data(), 0, nullptr)) return bad(image.message);
  if (colour) return greyPicture(width, height, pixels);
  return ReadPicture{{width, height, std::move(pixels)}, false};
}

struct CloseJpeg {
  void operator()(void* handle) const { tjDestroy(handle); }
};

Result<ReadPicture> readJpeg(const fs::path& path, const Bytes& bytes) {
  const std::unique_ptr<void, CloseJpeg> jpeg(tjInitDecompress());
  if (!jpeg) return tooLargeForMemory(path);
  // Warnings of libjpeg, such as a premature end, are errors here: they would leave grey areas.
  const auto bad = [&] { return unreadable(path, "JPEG", tjGetErrorStr2(jpeg.get())); };
  int width = 0;
  int height = 0;
  int sampling = 0;
  int colours = 0;
  const auto size = static_cast<unsigned long>(bytes.size());
  if (tjDecompressHeader3(jpeg.get(), bytes.data(), size, &width, &height, &sampling, &colours) !=
      0)
    return bad();
  if (auto fits =
          checkSize(path, static_cast<std::uint64_t>(width), static_cast<std::uint64_t>(height));
      !fits)
    return tl::unexpected(fits.error());
  const bool grey = colours == TJCS_GRAY;
  const auto count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  Bytes pixels(grey ? count : 3 * count);
  if (tjDecompress2(jpeg.get(), bytes.data(), size, pixels.data(), width, 0, height,
                    grey ? TJPF_GRAY : TJPF_RGB, 0) != 0)
    return bad();
  if (!grey) return greyPicture(width, height, pixels);
  return ReadPicture{{width, height, std::move(pixels)}, false};
}

}  // namespace

Result<ReadPicture> readPicture(const fs::path& path) try {
  const auto bytes = contentOf(path);
  if (!bytes) return tl::unexpected(bytes.error());
  if (bytes->size() >= 2 && (*bytes)[0] == 0x89 && (*bytes)[1] == 'P') return readPng(path, *bytes);
  if (bytes->size() >= 2 && (*bytes)[0] == 0xff && (*bytes)[1] == 0xd8)
    return readJpeg(path, *bytes);
  return notOfFormat(path, text("%1 is not a PNG or JPEG picture.", path));
} catch (const std::bad_alloc&) {
  return tooLargeForMemory(path);
}

}  // namespace lookbook
