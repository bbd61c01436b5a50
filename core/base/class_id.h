#pragma once

#include <cstddef>
#include <cstdint>

namespace lookbook {

/// The number of a class: a label.
using ClassId = std::uint16_t;

inline constexpr std::size_t kMostClasses = 65'536;

/// What compares every class with every other, or shows all side by side, stops at this many.
inline constexpr int kMostComparedClasses = 256;

}  // namespace lookbook
