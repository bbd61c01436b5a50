#pragma once

#include <cstddef>
#include <filesystem>
#include <iterator>

namespace samples {

/// The number of threads of this program.
inline std::size_t threads() {
  return static_cast<std::size_t>(
      std::distance(std::filesystem::directory_iterator("/proc/self/task"),
                    std::filesystem::directory_iterator()));
}

}  // namespace samples
