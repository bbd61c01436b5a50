#pragma once

#include "core/base/result.h"

#include <filesystem>

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
  /// Errors: io.
  Result<void> keep();

 private:
  WholeFolder() = default;
  std::filesystem::path target_;
  std::filesystem::path temporary_;  ///< empty once it was kept
};

}  // namespace lookbook
