#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace lookbook {

/// The grey value of a colour: ITU-R BT.601's luma in 16-bit integers, rounded, as in Pillow's
/// convert("L"). If red, green and blue are equal, it is that value.
constexpr std::uint8_t greyOf(std::uint8_t red, std::uint8_t green, std::uint8_t blue) {
  return static_cast<std::uint8_t>((19595U * red + 38470U * green + 7471U * blue + 0x8000U) >> 16U);
}

/// Converts `grey.size()` pixels to grey. True if any of them has a colour.
/// @param rgb grey.size() x 3
inline bool greyOf(std::span<const std::uint8_t> rgb, std::span<std::uint8_t> grey) {
  bool coloured = false;
  for (std::size_t i = 0; i < grey.size(); ++i) {
    const std::uint8_t red = rgb[3 * i];
    const std::uint8_t green = rgb[3 * i + 1];
    const std::uint8_t blue = rgb[3 * i + 2];
    coloured = coloured || red != green || green != blue;
    grey[i] = greyOf(red, green, blue);
  }
  return coloured;
}

}  // namespace lookbook
