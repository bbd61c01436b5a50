#pragma once

#include <filesystem>
#include <system_error>
#include <vector>

namespace lookbook {

/// What is in a folder, in no order; what could be read of it where an error ends the reading.
/// std::filesystem's own iterators end the program where memory ends (libstdc++ 12 promises
/// noexcept for a function that copies a path); this throws std::bad_alloc.
std::vector<std::filesystem::path> entriesIn(const std::filesystem::path& folder,
                                             std::error_code& error);

}  // namespace lookbook
