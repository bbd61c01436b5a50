#pragma once

#include <filesystem>
#include <system_error>
#include <vector>

namespace lookbook {

/// The entries of a folder, in no order. After an error, those read before it.
/// This throws std::bad_alloc if there is not enough memory; the iterators of std::filesystem would
/// end the program (in libstdc++ 12, a function that copies a path is noexcept).
std::vector<std::filesystem::path> entriesIn(const std::filesystem::path& folder,
                                             std::error_code& error);

}  // namespace lookbook
