#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace lookbook {

/// Files of fewer bytes are small...
inline constexpr std::uint64_t kSmallFile = 10'000'000;
/// ...and what unpacks to more bytes than this is large.
inline constexpr std::uint64_t kLargeContent = 2'000'000'000;

/// A small file that unpacks to a large content: the user should be asked before it is opened.
/// findSurprising() looks for one, also in a folder. Files that cannot be read are none.
struct SurprisingFile {
  std::filesystem::path path;
  std::uint64_t stored = 0;    ///< bytes of the file
  std::uint64_t unpacked = 0;  ///< at least these
};

/// Cost: reads the first bytes of files. Gzipped tables of 2 to 10 MB are unpacked, without keeping
/// the result, up to kLargeContent, which takes seconds. Thread-safe.
std::optional<SurprisingFile> findSurprising(const std::filesystem::path& fileOrFolder);

}  // namespace lookbook
