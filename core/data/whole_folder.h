#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
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

  /// Where to write the files.
  [[nodiscard]] const std::filesystem::path& path() const { return temporary_; }
  /// Writes a file in it, in a folder that is there; no more than that, for half a file goes with
  /// the folder: a third of writeWholeFile()'s time. Thread-safe for different names.
  /// @param name relative to path()
  /// Errors: io, naming the file where it would have been.
  Result<void> write(const std::filesystem::path& name, std::span<const std::uint8_t> bytes) const;
  /// Errors: io.
  Result<void> keep();

 private:
  WholeFolder() = default;
  std::filesystem::path target_;
  std::filesystem::path temporary_;  ///< empty once it was kept
};

}  // namespace lookbook
