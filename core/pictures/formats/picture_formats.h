#pragma once

#include "core/pictures/formats/raster.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

namespace lookbook {

/// The bytes of a picture, which begin with one of its format's signatures.
using PictureBytes = std::span<const std::uint8_t>;

// Each decodes the first page or frame of a picture; the path is for errors. Errors: badFile for a
// picture that is damaged, cut off, of a kind that is not read, or too large; exhausted or
// std::bad_alloc without enough memory. Thread-safe.

/// All of PNG. 16-bit colour is cut to its high bytes.
Result<Raster> decodePng(const std::filesystem::path& path, PictureBytes bytes);
/// JPEG: grey, YCbCr, RGB, CMYK and YCCK (of which both are inverted, as Adobe's programs write
/// them); turned upright as its EXIF data says.
Result<Raster> decodeJpeg(const std::filesystem::path& path, PictureBytes bytes);
/// BMP of 1, 4, 8, 16, 24 and 32 bits, with run lengths (RLE8, RLE4) and masks, also of alpha;
/// headers of OS/2 and of Windows to version 5.
Result<Raster> decodeBmp(const std::filesystem::path& path, PictureBytes bytes);
/// PBM, PGM and PPM (P1 to P6), and PAM (P7), with any largest value.
Result<Raster> decodePnm(const std::filesystem::path& path, PictureBytes bytes);
/// The first frame of a GIF. What it does not cover is transparent.
Result<Raster> decodeGif(const std::filesystem::path& path, PictureBytes bytes);
/// The first page of a TIFF of any compression that libtiff knows: bilevel, grey of 1 to 64 bits,
/// palettes, RGB, CMYK and alpha of at most 16 bits; others as libtiff converts them to RGB.
Result<Raster> decodeTiff(const std::filesystem::path& path, PictureBytes bytes);
/// The first frame of a WebP.
Result<Raster> decodeWebp(const std::filesystem::path& path, PictureBytes bytes);

/// A format of pictures. To add one, write its function and add it to the table.
struct PictureFormat {
  Label title;
  std::array<std::string_view, 7> signatures;  ///< first bytes; ? stands for any; "": no further
  std::array<const char*, 6> extensions;       ///< in lower case; null: no further
  Result<Raster> (*decode)(const std::filesystem::path& path, PictureBytes bytes);
};

/// A file is of a format by its first bytes. Its extension only shows that it may be a picture.
inline constexpr std::array<PictureFormat, 7> kPictureFormats{
    PictureFormat{"PNG", {"\x89PNG"}, {".png"}, decodePng},
    PictureFormat{"JPEG", {"\xff\xd8"}, {".jpg", ".jpeg", ".jpe", ".jfif"}, decodeJpeg},
    PictureFormat{"BMP", {"BM"}, {".bmp", ".dib"}, decodeBmp},
    PictureFormat{"PNM",
                  {"P1", "P2", "P3", "P4", "P5", "P6", "P7"},
                  {".pnm", ".pbm", ".pgm", ".ppm", ".pam"},
                  decodePnm},
    PictureFormat{"GIF", {"GIF87a", "GIF89a"}, {".gif"}, decodeGif},
    PictureFormat{"TIFF",
                  {std::string_view("II*\0", 4), std::string_view("MM\0*", 4),
                   std::string_view("II+\0", 4), std::string_view("MM\0+", 4)},
                  {".tif", ".tiff"},
                  decodeTiff},
    PictureFormat{"WebP", {"RIFF????WEBP"}, {".webp"}, decodeWebp}};

namespace detail {

constexpr std::size_t countPictureExtensions() {
  std::size_t count = 0;
  for (const PictureFormat& format : kPictureFormats)
    for (const char* extension : format.extensions) count += extension ? 1 : 0;
  return count;
}

constexpr auto pictureExtensions() {
  std::array<const char*, countPictureExtensions()> extensions{};
  std::size_t at = 0;
  for (const PictureFormat& format : kPictureFormats)
    for (const char* extension : format.extensions)
      if (extension) extensions.at(at++) = extension;
  return extensions;
}

}  // namespace detail

/// Those of all formats.
inline constexpr auto kPictureExtensions = detail::pictureExtensions();

}  // namespace lookbook
