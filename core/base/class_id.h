#pragma once

#include <cstddef>
#include <cstdint>

namespace lookbook {

/// The number of a class, which is the label of its images.
using ClassId = std::uint16_t;

inline constexpr std::size_t kMostClasses = 65'536;

/// The most classes that are compared with each other or shown side by side.
inline constexpr int kMostComparedClasses = 256;

}  // namespace lookbook
