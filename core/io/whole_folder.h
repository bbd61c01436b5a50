#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <span>

namespace lookbook {

/// A folder of files that appears whole or not at all. It is filled under a temporary name beside
/// the target, and keep() renames it; otherwise the destructor removes it. (A killed program
/// leaves it under the temporary name, which ends in ".part-" and the process id.)
class WholeFolder {
 public:
  /// Errors: io if `target` exists and is not an empty folder, or cannot be created.
  static Result<WholeFolder> create(const std::filesystem::path& target);
  ~WholeFolder();
  WholeFolder(WholeFolder&& other) noexcept;
  WholeFolder& operator=(WholeFolder&&) = delete;

  /// Writes a new file in it, whose folder must exist. Takes a third of writeWholeFile()'s time,
  /// since only the folder needs to be complete. Thread-safe for different names.
  /// @param name below the folder
  /// @param parts follow one another in it
  /// Errors: io, naming the file where it would have been.
  Result<void> write(const std::filesystem::path& name,
                     std::initializer_list<std::span<const std::uint8_t>> parts) const;
  /// Creates a folder in it, with its parents. Errors: io, as for files.
  Result<void> makeFolder(const std::filesystem::path& name) const;
  /// Errors: io.
  Result<void> keep();

 private:
  WholeFolder() = default;
  std::filesystem::path target_;
  std::filesystem::path temporary_;  ///< empty after keep()
};

/// Checks whether WholeFolder::create() would succeed, before work that takes long.
/// Errors: io, the same.
Result<void> checkWholeFolder(const std::filesystem::path& target);

}  // namespace lookbook
