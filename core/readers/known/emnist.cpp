#include "core/readers/known/emnist.h"

#include "core/base/class_id.h"
#include "core/readers/probe/file_name.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <map>
#include <span>
#include <sstream>
#include <system_error>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

bool isOfEmnist(const KnownSet& set) {
  return set.id.starts_with("emnist-");
}

}  // namespace

bool areEmnistFiles(const LoadedFiles& files) {
  bool any = false;
  for (const std::string& name : files.names) {
    if (name.empty()) continue;
    const KnownSet* set = knownSetOf(name);
    if (!set || !isOfEmnist(*set) || !lowerCase(name).starts_with(std::string(set->id) + "-"))
      return false;
    any = true;
  }
  return any;
}

std::optional<ClassMapping> readEmnistMapping(const fs::path& file) {
  std::map<int, std::string> names;
  std::ifstream lines(file);
  std::string line;
  while (std::getline(lines, line)) {
    std::istringstream words(line);
    int label = 0;
    if (!(words >> label)) continue;
    if (label < 0 || std::cmp_greater_equal(label, kMostClasses)) return std::nullopt;
    constexpr int kFirst = 33;  // characters that can be seen
    constexpr int kLast = 126;
    std::string name;
    for (int code = 0; words >> code;) {
      if (code < kFirst || code > kLast) return std::nullopt;
      if (!name.empty()) name += '/';
      name += static_cast<char>(code);
    }
    if (name.empty() || !names.emplace(label, name).second) return std::nullopt;
  }
  if (names.empty()) return std::nullopt;
  ClassMapping mapping{.first = names.begin()->first, .names = {}};
  if (std::cmp_not_equal(names.size(), names.rbegin()->first - mapping.first + 1))
    return std::nullopt;
  for (auto& [label, name] : names) mapping.names.push_back(std::move(name));
  return mapping;
}

std::optional<ClassMapping> mappingOf(const KnownSet& set, const fs::path& path) {
  if (!isOfEmnist(set)) return std::nullopt;
  std::error_code error;
  const fs::path folder = fs::is_directory(path, error) ? path : path.parent_path();
  for (const std::string& name : {std::string(set.id) + "-mapping.txt", std::string("mapping.txt")})
    if (auto mapping = readEmnistMapping(folder / name)) return mapping;
  return std::nullopt;
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
