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

/// Reads a file from its beginning to its end, inflated if it is gzip (of one member or several),
/// also if it is gzip within gzip. The first bytes decide whether it is gzip, not its name.
class ContentReader {
 public:
  /// Errors: notFound; badFile if it is not a regular file; io.
  static Result<ContentReader> open(const std::filesystem::path& path);
  ~ContentReader();
  ContentReader(ContentReader&&) noexcept;
  ContentReader& operator=(ContentReader&&) noexcept;

  /// Fills `out` and returns the number of bytes, which is smaller only at the end of the content.
  /// Errors: badFile for a gzip stream that is corrupt, truncated or followed by something else.
  Result<std::size_t> read(std::span<std::uint8_t> out);

  /// Whether the file is a gzip stream.
  [[nodiscard]] bool compressed() const;
  /// The content cannot be longer than this: the file's size, times deflate's largest ratio
  /// for each time that it is gzipped.
  [[nodiscard]] std::uint64_t largestContent() const;

 private:
  ContentReader();
  /// Reads what a gzip stream holds, inflated if it is gzip, too.
  static Result<ContentReader> within(ContentReader outer);

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// "map.npy is too large to be read into memory."
tl::unexpected<Error> tooLargeForMemory(const std::filesystem::path& path);

}  // namespace lookbook
