#pragma once

#include "core/pictures/formats/picture_formats.h"

#include <cstdarg>
#include <cstdint>
#include <memory>
#include <string>
#include <tiffio.h>
#include <vector>

namespace lookbook {

/// A TIFF in memory, as libtiff reads it.
class TiffFile {
 public:
  explicit TiffFile(PictureBytes bytes);

  [[nodiscard]] bool isOpen() const { return tiff_ != nullptr; }
  [[nodiscard]] TIFF* get() const { return tiff_.get(); }
  /// What libtiff reported first; "" if nothing.
  [[nodiscard]] const std::string& error() const { return source_->error; }

  /// A field of 16 or 32 bits, with its default.
  template <class Number>
  [[nodiscard]] Number field(std::uint32_t tag) const {
    Number number = 0;
    TIFFGetFieldDefaulted(tiff_.get(), tag, &number);
    return number;
  }

  /// All rows, one behind the other, from strips or tiles: the samples of each pixel, or, where
  /// each sample has a plane of its own, those of one. Empty after an error.
  [[nodiscard]] std::vector<std::uint8_t> rows(std::uint16_t plane) const;

 private:
  /// What libtiff's callbacks read, at a place that does not move.
  struct Source {
    PictureBytes bytes;
    std::size_t at = 0;
    std::string error;
  };
  struct Close {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
  };

  static tmsize_t read(thandle_t handle, void* out, tmsize_t count);
  static toff_t seek(thandle_t handle, toff_t offset, int from);
  static int report(TIFF* tiff, void* source, const char* module, const char* format,
                    std::va_list arguments);

  [[nodiscard]] bool readTiles(std::vector<std::uint8_t>& rows, std::uint16_t plane) const;

  std::unique_ptr<Source> source_;
  std::unique_ptr<TIFF, Close> tiff_;
};

}  // namespace lookbook
