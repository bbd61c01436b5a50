#include "core/readers/emnist.h"

#include "core/base/class_id.h"
#include "core/readers/probe/file_name.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string_view>
#include <system_error>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

/// A set and its classes, a character each, in the order of their labels.
struct EmnistSet {
  std::string_view name;
  std::string_view classes;
  int first = 0;  ///< label of the first class
};

constexpr std::string_view kAll = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// Letters whose two forms look alike are one class.
constexpr std::string_view kMerged = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt";

constexpr std::array<EmnistSet, 6> kSets{EmnistSet{"byclass", kAll},
                                         EmnistSet{"bymerge", kMerged},
                                         EmnistSet{"balanced", kMerged},
                                         EmnistSet{"letters", kAll.substr(10, 26), 1},
                                         EmnistSet{"digits", kAll.substr(0, 10)},
                                         EmnistSet{"mnist", kAll.substr(0, 10)}};

/// The set of a file: "letters" for "emnist-letters-train-images-idx3-ubyte.gz".
const EmnistSet* setOf(const std::string& file) {
  const std::string name = lowerCase(fs::path(file).filename().string());
  for (const EmnistSet& set : kSets)
    if (name.starts_with("emnist-" + std::string(set.name) + "-")) return &set;
  return nullptr;
}

/// The set of all files; null where they are others, or of several sets.
const EmnistSet* setOf(const LoadedFiles& files) {
  const EmnistSet* result = nullptr;
  for (const std::string& name : files.names) {
    if (name.empty()) continue;
    const EmnistSet* set = setOf(name);
    if (!set || (result && result != set)) return nullptr;
    result = set;
  }
  return result;
}

/// The characters of each label: a line has the label and the codes of one or more characters.
std::map<int, std::string> readMapping(const fs::path& path) {
  std::map<int, std::string> names;
  std::ifstream file(path);
  std::string line;
  while (std::getline(file, line)) {
    std::istringstream words(line);
    int label = 0;
    if (!(words >> label)) continue;
    if (label < 0 || std::cmp_greater_equal(label, kMostClasses)) return {};
    constexpr int kFirst = 33;  // characters that can be seen
    constexpr int kLast = 126;
    std::string name;
    for (int code = 0; words >> code;) {
      if (code < kFirst || code > kLast) return {};
      if (!name.empty()) name += '/';
      name += static_cast<char>(code);
    }
    if (name.empty() || !names.emplace(label, name).second) return {};
  }
  return names;
}

std::map<int, std::string> namesOf(const EmnistSet& set, const fs::path& path) {
  std::error_code error;
  const fs::path folder = fs::is_directory(path, error) ? path : path.parent_path();
  for (const std::string& name :
       {"emnist-" + std::string(set.name) + "-mapping.txt", std::string("mapping.txt")})
    if (auto mapped = readMapping(folder / name); !mapped.empty()) return mapped;
  std::map<int, std::string> names;
  for (std::size_t i = 0; i < set.classes.size(); ++i)
    names[set.first + static_cast<int>(i)] = set.classes[i];
  return names;
}

}  // namespace

bool nameEmnist(LoadedFiles& files, const fs::path& path) {
  const EmnistSet* set = setOf(files);
  if (!set) return false;
  Dataset::Parts& parts = files.parts;
  if (parts.labels.empty() || !parts.classNames.empty() || parts.unlabelled) return true;
  const std::map<int, std::string> names = namesOf(*set, path);
  const int first = names.begin()->first;
  const int last = names.rbegin()->first;
  const bool whole = std::cmp_equal(names.size(), last - first + 1);
  const auto [least, most] = std::ranges::minmax(parts.labels);
  if (!whole || least < first || most > last) return true;
  for (ClassId& label : parts.labels) label = static_cast<ClassId>(label - first);
  for (const auto& [label, name] : names) parts.classNames.push_back(name);
  return true;
}

void transposeImages(Dataset::Parts& parts) {
  const auto rows = static_cast<std::size_t>(parts.rows);
  const auto columns = static_cast<std::size_t>(parts.columns);
  std::vector<std::uint8_t> turned(rows * columns);
  for (std::size_t begin = 0; begin < parts.pixels.size(); begin += turned.size()) {
    const auto image = std::span(parts.pixels).subspan(begin, turned.size());
    for (std::size_t row = 0; row < rows; ++row)
      for (std::size_t column = 0; column < columns; ++column)
        turned[column * rows + row] = image[row * columns + column];
    std::ranges::copy(turned, image.begin());
  }
  std::swap(parts.rows, parts.columns);
}

}  // namespace lookbook
