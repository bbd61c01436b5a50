#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace lookbook {

/// A folder of results that could be recomputed, saved to avoid that. When it reaches its limit,
/// the files used least recently are removed. Readers check their files: damaged ones are removed
/// and their results computed again.
///
/// A value without state: everything is in the folder, including the limit, so that several
/// threads and programs can use it at once. Files appear whole, and a file that is being read
/// stays readable when it is removed.
class DiskCache {
 public:
  static constexpr std::uintmax_t kDefaultLimit = 2'000'000'000;  ///< bytes

  /// @param folder created when the first file is saved
  explicit DiskCache(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// The user's: $LOOKBOOK_CACHE, or lookbook in $XDG_CACHE_HOME, or in ~/.cache. Empty if
  /// $LOOKBOOK_CACHE is empty, which switches the cache off, or HOME is not set.
  static std::optional<DiskCache> ofUser();

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  /// Its limit in bytes. Cost: reads a small file.
  [[nodiscard]] std::uintmax_t limit() const;
  /// Also removes files beyond the new limit. 0: no files are saved. Errors: io.
  Result<void> setLimit(std::uintmax_t bytes) const;

  struct Usage {
    std::size_t files = 0;
    std::uintmax_t bytes = 0;
    std::uintmax_t limit = 0;
  };
  [[nodiscard]] Usage usage() const;

  /// Removes all files of the cache, but no other files in the folder. Errors: io.
  Result<void> clear() const;

  /// The file of that name, which is marked as used now; empty if there is none.
  /// @param name from cacheFileName()
  [[nodiscard]] std::optional<std::filesystem::path> find(const std::string& name) const;

  /// Makes room for a file and writes it.
  /// @param bytes approximate size of the file; if it exceeds the limit, nothing is written
  /// @param write writes the whole file to the given path
  /// Errors: io; the cache is then unchanged.
  Result<void> keep(
      const std::string& name, std::uintmax_t bytes,
      const std::function<Result<void>(const std::filesystem::path& path)>& write) const;

  /// Removes a file; does nothing if it does not exist.
  void drop(const std::string& name) const;

 private:
  void shrinkTo(std::uintmax_t bytes) const;

  std::filesystem::path folder_;
};

}  // namespace lookbook
