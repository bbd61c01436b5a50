#include "core/readers/tables/column_names.h"

#include "core/readers/probe/file_name.h"
#include "core/readers/tables/table_lines.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <map>
#include <set>

namespace lookbook {

namespace {

constexpr std::size_t kSurelyPixels = 64;  ///< so many columns that count are pixels

/// A name as its words and its numbers: "pixel_3_4" is "pixel_#_#" and 3, 4.
struct CountedName {
  std::string stem;
  std::vector<std::uint32_t> numbers;
};

bool isDigit(char letter) {
  return std::isdigit(static_cast<unsigned char>(letter)) != 0;
}

CountedName countedName(const std::string& name) {
  CountedName counted;
  const std::string lower = lowerCase(name);
  for (std::size_t at = 0; at < lower.size();) {
    if (!isDigit(lower[at])) {
      counted.stem += lower[at++];
      continue;
    }
    std::uint32_t number = 0;
    const char* begin = lower.data() + at;
    const auto [stop, error] = std::from_chars(begin, lower.data() + lower.size(), number);
    counted.stem += error == std::errc() ? '#' : '?';
    counted.numbers.push_back(number);
    at += static_cast<std::size_t>(stop - begin);
  }
  return counted;
}

bool isUsualStem(const std::string& stem) {
  static const std::set<std::string> kStems{
      "pixel#", "pixel_#", "pixel #", "pixel-#",   "pixel.#",  "px#",       "px_#",
      "#x#",    "#_#",     "#",       "pixel_#_#", "pixel#x#", "pixel_#x#", "pixel#_#",
      "pix#",   "pix_#",   "r#c#",    "pixels#",   "pixels_#", "pixel(#,#)"};
  return kStems.contains(stem);
}

/// Whether numbers count up by one from 0 or 1.
bool countsUp(const std::vector<double>& numbers) {
  if (numbers.empty() || (numbers.front() != 0 && numbers.front() != 1)) return false;
  for (std::size_t i = 1; i < numbers.size(); ++i)
    if (numbers[i] != numbers[i - 1] + 1) return false;
  return true;
}

/// "5", "0", "0.1", "0.2", "3": names that pandas made of a first row of numbers.
bool areMadeUnique(const std::vector<std::string>& fields) {
  std::map<std::string, std::size_t> seen;
  bool repeated = false;
  for (const std::string& field : fields) {
    const auto point = field.find('.');
    const std::size_t before = seen[field.substr(0, point)]++;
    if (before == 0
            ? point != std::string::npos
            : point == std::string::npos || field.substr(point + 1) != std::to_string(before))
      return false;
    repeated = repeated || before > 0;
  }
  return repeated;
}

/// Places from one number: they must count all pixels.
void placeByCount(const std::vector<CountedName>& names, PixelColumns& pixels) {
  std::vector<std::uint32_t> numbers;
  for (const std::size_t column : pixels.columns) numbers.push_back(names[column].numbers[0]);
  const std::uint32_t first = std::ranges::min(numbers);
  std::set<std::uint32_t> all(numbers.begin(), numbers.end());
  if (all.size() != numbers.size() || *all.rbegin() - first + 1 != numbers.size()) return;
  for (const std::uint32_t number : numbers) pixels.places.push_back(number - first);
}

/// Places from rows and columns.
void placeByRows(const std::vector<CountedName>& names, PixelColumns& pixels) {
  std::array<std::uint32_t, 2> first{names[pixels.columns[0]].numbers[0],
                                     names[pixels.columns[0]].numbers[1]};
  std::array<std::uint32_t, 2> last = first;
  for (const std::size_t column : pixels.columns)
    for (std::size_t i = 0; i < 2; ++i) {
      first.at(i) = std::min(first.at(i), names[column].numbers[i]);
      last.at(i) = std::max(last.at(i), names[column].numbers[i]);
    }
  constexpr std::uint32_t kMost = 1 << 14;
  if (last[0] - first[0] >= kMost || last[1] - first[1] >= kMost) return;
  const std::uint32_t width = last[1] - first[1] + 1;
  pixels.rows = static_cast<int>(last[0] - first[0] + 1);
  pixels.columnsOfImage = static_cast<int>(width);
  std::set<std::uint32_t> seen;
  for (const std::size_t column : pixels.columns) {
    pixels.places.push_back((names[column].numbers[0] - first[0]) * width +
                            names[column].numbers[1] - first[1]);
    seen.insert(pixels.places.back());
  }
  if (seen.size() != pixels.columns.size()) pixels.places = {};
}

}  // namespace

bool namesColumns(const std::vector<std::string>& fields, char separator) {
  std::vector<double> numbers;
  std::size_t words = 0;
  for (const std::string& field : fields) {
    double number = 0;
    if (readFieldNumber(field, separator, number))
      numbers.push_back(number);
    else
      words += field.empty() ? 0 : 1;
  }
  if (words > numbers.size()) return true;
  constexpr std::size_t kFewest = 9;  // fewer may be the pixels of a small image
  if (words > 0) return countsUp(numbers) && numbers.size() > 1;
  return (numbers.size() >= kFewest && countsUp(numbers)) || areMadeUnique(fields);
}

bool namesIndex(std::string_view name) {
  const std::string lower = lowerCase(std::string(name));
  static const std::set<std::string> kNames{
      "",          "indices", "id",       "ids",        "index",      "idx",      "row",
      "row_id",    "rowid",   "image_id", "imageid",    "row_number", "rownames", "filename",
      "file_name", "file",    "path",     "image_name", "image_path"};
  return kNames.contains(lower) || lower.starts_with("unnamed:");
}

bool namesLabel(std::string_view name) {
  static const std::set<std::string> kNames{"label",      "labels",      "class",     "classes",
                                            "target",     "y",           "digit",     "category",
                                            "class_id",   "class_label", "label_id",  "classid",
                                            "class_name", "classname",   "label_name"};
  return kNames.contains(lowerCase(std::string(name)));
}

std::optional<PixelColumns> pixelColumns(const std::vector<std::string>& names) {
  std::vector<CountedName> counted;
  std::map<std::string, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < names.size(); ++i) {
    counted.push_back(countedName(names[i]));
    if (!counted.back().numbers.empty()) groups[counted.back().stem].push_back(i);
  }
  groups.erase("#.#");  // names that pandas made of equal numbers
  if (2 * groups["#"].size() < names.size()) groups.erase("#");
  const std::vector<std::size_t>* largest = nullptr;
  for (const bool usual : {true, false})
    for (const auto& [stem, columns] : groups)
      if (isUsualStem(stem) == usual && (usual || columns.size() >= kSurelyPixels) &&
          (!largest || columns.size() > largest->size()))
        largest = &columns;
  if (!largest) return std::nullopt;
  PixelColumns pixels{.columns = *largest, .places = {}};
  if (counted[pixels.columns[0]].numbers.size() == 2)
    placeByRows(counted, pixels);
  else if (counted[pixels.columns[0]].numbers.size() == 1)
    placeByCount(counted, pixels);
  return pixels;
}

}  // namespace lookbook
