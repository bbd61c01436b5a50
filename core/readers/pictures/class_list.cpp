#include "core/readers/pictures/class_list.h"

#include "core/base/class_id.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <system_error>

namespace lookbook {

namespace {

constexpr const char* kHeader = "folder\tclass";

}  // namespace

std::string ClassList::text() const {
  std::string lines = std::string(kHeader) + "\n";
  for (std::size_t i = 0; i < folders.size(); ++i) {
    std::string name = names[i];
    std::ranges::replace_if(name, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    lines += folders[i] + "\t" + name + "\n";
  }
  return lines;
}

std::optional<ClassList> ClassList::in(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / kFileName;
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return std::nullopt;
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line) || line != kHeader) return std::nullopt;
  ClassList list;
  std::set<std::string> known;
  while (std::getline(file, line)) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos || !known.insert(line.substr(0, tab)).second ||
        known.size() > kMostClasses)
      return std::nullopt;
    list.folders.push_back(line.substr(0, tab));
    list.names.push_back(line.substr(tab + 1));
  }
  return list;
}

}  // namespace lookbook
