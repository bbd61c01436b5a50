#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace lookbook {

/// A hidden folder beside the target, in which the files of a download are collected: ".mnist.part"
/// for "mnist". Unlike a WholeFolder it stays when the work is cancelled or the program is killed,
/// so that the next attempt continues, unless it is empty. Only one object uses it at a time, in
/// all programs.
class PartFolder {
 public:
  /// Creates it with the folders above it, or takes that of an earlier attempt.
  /// Errors: io if it cannot be created, or is in use.
  static Result<PartFolder> open(const std::filesystem::path& target);
  ~PartFolder();
  PartFolder(PartFolder&& other) noexcept;
  PartFolder& operator=(PartFolder&&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  /// Gives it the target's name, in one step; files that are not among `names` are removed before.
  /// @param replace whether it may take the place of a folder that has files
  /// Errors: io; the target is then unchanged.
  Result<void> keep(const std::vector<std::string>& names, bool replace);

 private:
  PartFolder() = default;
  std::filesystem::path target_;
  std::filesystem::path path_;
  int descriptor_ = -1;
  bool locked_ = false;  ///< whether the folder with this path is this object's
};

}  // namespace lookbook
