#include "core/readers/pictures/picture_index.h"

#include "core/readers/probe/extensions.h"
#include "core/readers/probe/file_name.h"

#include <algorithm>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

/// The number that digits are, without zeros before it; "" for other texts.
std::string digitsOf(const std::string& stem) {
  if (stem.empty() || stem.find_first_not_of("0123456789") != std::string::npos) return {};
  const std::size_t begin = stem.find_first_not_of('0');
  return begin == std::string::npos ? "0" : stem.substr(begin);
}

std::string stemOf(const std::string& name) {
  const std::size_t point = name.rfind('.');
  return point == std::string::npos ? name : name.substr(0, point);
}

std::string nameOfPath(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

/// The split that the folders of a path name.
std::size_t splitOfFolders(const fs::path& relative) {
  for (const fs::path& folder : relative.parent_path())
    if (const std::size_t split = readName(folder.string()).split; split != 0) return split;
  return 0;
}

}  // namespace

PictureIndex::PictureIndex(fs::path folder) : folder_(std::move(folder)) {
  constexpr int kLevels = 3;
  list(folder_, kLevels);
  for (std::size_t i = 0; i < pictures_.size(); ++i) {
    const fs::path relative = pictures_[i].lexically_relative(folder_);
    relative_.push_back(lowerCase(relative.generic_string()));
    splits_.push_back(splitOfFolders(relative));
    const std::string name = nameOfPath(relative_.back());
    byName_[name].push_back(i);
    byStem_[stemOf(name)].push_back(i);
    if (const std::string digits = digitsOf(stemOf(name)); !digits.empty())
      byNumber_[digits].push_back(i);
  }
}

void PictureIndex::list(const fs::path& folder, int levels) {
  for (fs::path& file : filesIn(folder))
    if (hasExtension(file, kPictureExtensions) && file.parent_path() == folder)
      pictures_.push_back(std::move(file));
  if (levels == 0) return;
  for (const fs::path& below : foldersIn(folder)) list(below, levels - 1);
}

/// The number of letters that both paths end with.
std::size_t PictureIndex::agreement(std::size_t picture, std::string_view path) const {
  const std::string& own = relative_[picture];
  const auto [mine, theirs] = std::mismatch(own.rbegin(), own.rend(), path.rbegin(), path.rend());
  return static_cast<std::size_t>(mine - own.rbegin());
}

std::optional<std::size_t> PictureIndex::find(std::string_view text, std::size_t split) const {
  std::string path = lowerCase(std::string(text));
  std::ranges::replace(path, '\\', '/');
  const std::string name = nameOfPath(path);
  if (name.empty()) return std::nullopt;
  const std::vector<std::size_t>* places = nullptr;
  for (const auto& [index, key] : {std::pair(&byName_, name), std::pair(&byStem_, name),
                                   std::pair(&byNumber_, digitsOf(name))})
    if (const auto found = index->find(key); !places && found != index->end())
      places = &found->second;
  if (!places) return std::nullopt;
  return std::ranges::max(*places, {}, [&](std::size_t picture) {
    return std::pair(agreement(picture, path), splitOf(picture) == split);
  });
}

}  // namespace lookbook
