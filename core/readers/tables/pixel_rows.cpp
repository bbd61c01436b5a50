#include "core/readers/tables/pixel_rows.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace lookbook {

void PixelRows::rotateRow(std::size_t row, double first) {
  const auto rotate = [&](auto& values) {
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(row * imageSize_);
    std::copy_backward(begin, begin + static_cast<std::ptrdiff_t>(imageSize_ - 1),
                       begin + static_cast<std::ptrdiff_t>(imageSize_));
    *begin = static_cast<std::decay_t<decltype(*begin)>>(first);
  };
  const bool isByte = first >= 0 && first <= kWhite && std::floor(first) == first;
  if (areBytes() && !isByte) {
    floats.assign(bytes.begin(), bytes.end());
    bytes = {};
  }
  areBytes() ? rotate(bytes) : rotate(floats);
}

}  // namespace lookbook
