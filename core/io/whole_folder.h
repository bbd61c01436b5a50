#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <span>

namespace lookbook {

/// A folder of files that appears whole or not at all: it is filled under another name beside its
/// own, which it gets by keep(). What was not kept goes with the value (a program that is killed
/// leaves it under the other name, which ends in ".part-" and the process's number).
class WholeFolder {
 public:
  /// Errors: io where `target` is there and not an empty folder, or cannot be made.
  static Result<WholeFolder> create(const std::filesystem::path& target);
  ~WholeFolder();
  WholeFolder(WholeFolder&& other) noexcept;
  WholeFolder& operator=(WholeFolder&&) = delete;

  /// Writes a new file in it, in a folder that is there; no more than that, for half a file goes
  /// with the folder: a third of writeWholeFile()'s time. Thread-safe for different names.
  /// @param name below the folder
  /// @param parts follow one another in it
  /// Errors: io, naming the file where it would have been.
  Result<void> write(const std::filesystem::path& name,
                     std::initializer_list<std::span<const std::uint8_t>> parts) const;
  /// Makes a folder in it, and those above. Errors: io, as for files.
  Result<void> makeFolder(const std::filesystem::path& name) const;
  /// Errors: io.
  Result<void> keep();

 private:
  WholeFolder() = default;
  std::filesystem::path target_;
  std::filesystem::path temporary_;  ///< empty once it was kept
};

/// Whether WholeFolder::create() would begin: for what takes long before it comes to writing.
/// Errors: io, the same.
Result<void> checkWholeFolder(const std::filesystem::path& target);

}  // namespace lookbook
