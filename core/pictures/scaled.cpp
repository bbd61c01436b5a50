#include "core/pictures/scaled.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace lookbook {

namespace {

/// The share of each of some neighbouring pixels in one new pixel; together 1.
struct Shares {
  std::size_t first = 0;
  std::vector<float> weights;
};

Shares areaShares(std::size_t place, double ratio, std::size_t from) {
  const double begin = static_cast<double>(place) * ratio;
  const double end = begin + ratio;
  Shares shares{static_cast<std::size_t>(begin), {}};
  for (std::size_t i = shares.first; i < from && static_cast<double>(i) < end; ++i) {
    const double covered =
        std::min(end, static_cast<double>(i + 1)) - std::max(begin, static_cast<double>(i));
    shares.weights.push_back(static_cast<float>(covered / ratio));
  }
  return shares;
}

Shares linearShares(std::size_t place, double ratio, std::size_t from) {
  const double centre = std::clamp((static_cast<double>(place) + 0.5) * ratio - 0.5, 0.0,
                                   static_cast<double>(from - 1));
  const auto first = static_cast<std::size_t>(centre);
  const auto second = static_cast<float>(centre - static_cast<double>(first));
  if (first + 1 == from) return {first, {1}};
  return {first, {1 - second, second}};
}

std::vector<Shares> sharesOf(std::size_t from, std::size_t to) {
  const double ratio = static_cast<double>(from) / static_cast<double>(to);
  std::vector<Shares> shares;
  for (std::size_t place = 0; place < to; ++place)
    shares.push_back(ratio > 1 ? areaShares(place, ratio, from) : linearShares(place, ratio, from));
  return shares;
}

}  // namespace

GreyPicture scaled(const GreyPicture& picture, int width, int height) {
  const auto fromWidth = static_cast<std::size_t>(picture.width);
  const auto fromHeight = static_cast<std::size_t>(picture.height);
  const std::vector<Shares> columns = sharesOf(fromWidth, static_cast<std::size_t>(width));
  const std::vector<Shares> rows = sharesOf(fromHeight, static_cast<std::size_t>(height));
  std::vector<float> narrow;
  narrow.reserve(columns.size() * fromHeight);
  for (std::size_t y = 0; y < fromHeight; ++y)
    for (const Shares& column : columns) {
      float sum = 0;
      for (std::size_t i = 0; i < column.weights.size(); ++i)
        sum += column.weights[i] *
               static_cast<float>(picture.pixels[y * fromWidth + column.first + i]);
      narrow.push_back(sum);
    }
  GreyPicture result{width, height, {}};
  result.pixels.reserve(columns.size() * rows.size());
  for (const Shares& row : rows)
    for (std::size_t x = 0; x < columns.size(); ++x) {
      float sum = 0;
      for (std::size_t i = 0; i < row.weights.size(); ++i)
        sum += row.weights[i] * narrow[(row.first + i) * columns.size() + x];
      result.pixels.push_back(static_cast<std::uint8_t>(std::clamp(std::lround(sum), 0L, 255L)));
    }
  return result;
}

}  // namespace lookbook
