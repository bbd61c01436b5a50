#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace lookbook {

/// Deflate codes at most 258 bytes in 2 bits (Mark Adler: "a limit of 1032:1").
inline constexpr std::uint64_t kLargestDeflateRatio = 1032;

/// Reads a file from its beginning to its end, inflated if it is gzip (of one member or several).
/// What it is shows in its first bytes, not in its name.
class ContentReader {
 public:
  /// Errors: notFound; badFile if it is no regular file; io.
  static Result<ContentReader> open(const std::filesystem::path& path);
  ~ContentReader();
  ContentReader(ContentReader&&) noexcept;
  ContentReader& operator=(ContentReader&&) noexcept;

  /// Fills `out`; gives how many bytes it filled, fewer than asked only at the content's end.
  /// Errors: badFile for a gzip stream that is corrupt, truncated or followed by something else.
  Result<std::size_t> read(std::span<std::uint8_t> out);

  [[nodiscard]] bool compressed() const;
  /// No content of this file can be longer: its size, or what deflate could make of it at best.
  [[nodiscard]] std::uint64_t largestContent() const;

 private:
  ContentReader();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// "map.npy is too large to be read into memory."
tl::unexpected<Error> tooLargeForMemory(const std::filesystem::path& path);

}  // namespace lookbook
