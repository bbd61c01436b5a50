#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lookbook {

/// The classes of a folder of pictures in the order of their labels, as Lookbook writes them beside
/// the pictures that it exports: the file classes.tsv, a line for each class with the name of its
/// folder, a tab and the name of the class. Without it, classes would be numbered by their names.
struct ClassList {
  static constexpr const char* kFileName = "classes.tsv";

  std::vector<std::string> folders;
  std::vector<std::string> names;  ///< of the same size

  /// The content of the file.
  [[nodiscard]] std::string text() const;
  /// Reads the file in a folder. Empty: there is none, or it is no such list (of another program).
  static std::optional<ClassList> in(const std::filesystem::path& folder);
};

}  // namespace lookbook
