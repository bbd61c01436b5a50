#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace lookbook {

/// Files of fewer bytes are small...
inline constexpr std::uint64_t kSmallFile = 10'000'000;
/// ...and what unpacks to more bytes than this is large.
inline constexpr std::uint64_t kLargeContent = 2'000'000'000;

/// What a small file, or one in a folder, unpacks to where that is large: whoever opens it should
/// be asked first. Nothing for all others, and for what cannot be read.
struct SurprisingFile {
  std::filesystem::path path;
  std::uint64_t stored = 0;    ///< bytes of the file
  std::uint64_t unpacked = 0;  ///< at least these
};

/// Cost: reads the first bytes of files; gzipped tables of 2 to 10 MB are unpacked, into nothing,
/// up to kLargeContent: seconds. Thread-safe.
std::optional<SurprisingFile> findSurprising(const std::filesystem::path& fileOrFolder);

/// Whether that may take more than a moment.
bool takesLongToExamine(const std::filesystem::path& fileOrFolder);

}  // namespace lookbook
