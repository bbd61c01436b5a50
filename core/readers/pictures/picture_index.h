#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lookbook {

/// The pictures in a folder and those below it, by what a table may call them.
class PictureIndex {
 public:
  /// Lists the folder and three levels of folders below it, without hidden ones.
  /// Cost: one look-up of each file.
  explicit PictureIndex(std::filesystem::path folder);

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  /// In the order of their paths.
  [[nodiscard]] const std::vector<std::filesystem::path>& pictures() const { return pictures_; }
  /// The split in whose folder a picture is, by the names of folders ("test_images"); train if no
  /// name says so.
  [[nodiscard]] std::size_t splitOf(std::size_t picture) const { return splits_[picture]; }

  /// The picture that a text names: by its path from the folder or from elsewhere, by its name,
  /// with or without extension, or by the number that this is; case does not matter. Of several,
  /// the one whose path agrees most, then one of the split.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view text, std::size_t split) const;

 private:
  using Places = std::unordered_map<std::string, std::vector<std::size_t>>;

  void list(const std::filesystem::path& folder, int levels);
  [[nodiscard]] std::size_t agreement(std::size_t picture, std::string_view path) const;

  std::filesystem::path folder_;
  std::vector<std::filesystem::path> pictures_;
  std::vector<std::string> relative_;  ///< their paths from the folder, in lower case
  std::vector<std::size_t> splits_;
  Places byName_;
  Places byStem_;
  Places byNumber_;  ///< stems of digits, without zeros before them
};

}  // namespace lookbook
