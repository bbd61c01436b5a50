#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace lookbook {

/// A folder of results that can be recomputed, kept to save that time. It grows to a limit;
/// the files used least recently go first. What a file says is its reader's to check: one that is
/// broken is removed and computed again.
///
/// A value without state: everything is in the folder, including the limit, so that several
/// threads and programs can use it at once. Files appear whole, and one that is being read stays
/// readable when it is dropped.
class DiskCache {
 public:
  static constexpr std::uintmax_t kDefaultLimit = 2'000'000'000;  ///< bytes

  /// @param folder made when the first file is kept
  explicit DiskCache(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// The user's: $LOOKBOOK_CACHE, or lookbook in $XDG_CACHE_HOME, or in ~/.cache. Nothing where
  /// $LOOKBOOK_CACHE is set but empty, which switches the cache off, or HOME is not set.
  static std::optional<DiskCache> ofUser();

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  /// Bytes that it may take. Cost: reads a small file.
  [[nodiscard]] std::uintmax_t limit() const;
  /// Drops what is too much. 0: nothing is kept. Errors: io.
  Result<void> setLimit(std::uintmax_t bytes) const;

  struct Usage {
    std::size_t files = 0;
    std::uintmax_t bytes = 0;
    std::uintmax_t limit = 0;
  };
  [[nodiscard]] Usage usage() const;

  /// Drops everything; other files in the folder are left alone. Errors: io.
  Result<void> clear() const;

  /// The file of that name, which counts as used now; nothing where there is none.
  /// @param name that cacheFileName() gave
  [[nodiscard]] std::optional<std::filesystem::path> find(const std::string& name) const;

  /// Makes room for a file and lets it be written.
  /// @param bytes approximate size of the file; larger than the limit: it is not written
  /// @param write writes it whole to the path that it is given
  /// Errors: io; the cache is then unchanged.
  Result<void> keep(
      const std::string& name, std::uintmax_t bytes,
      const std::function<Result<void>(const std::filesystem::path& path)>& write) const;

  void drop(const std::string& name) const;

 private:
  void shrinkTo(std::uintmax_t bytes) const;

  std::filesystem::path folder_;
};

}  // namespace lookbook
