#include "core/readers/csv_layout.h"

#include "core/base/plain_text.h"
#include "core/io/content_reader.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <vector>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

/// The second part of errors: the format of a table of images.
Text tableOfImages() {
  return text(
      "Images are a table with a row for each of them: label,pixel1,pixel2,... (the label may be "
      "missing), with pixels from 0 to 255.");
}

std::string_view unquoted(std::string_view field) {
  while (!field.empty() && field.front() == ' ') field.remove_prefix(1);
  while (!field.empty() && field.back() == ' ') field.remove_suffix(1);
  if (field.size() >= 2 && field.front() == '"' && field.back() == '"')
    return field.substr(1, field.size() - 2);
  return field;
}

std::vector<std::string_view> fieldsOf(std::string_view line) {
  std::vector<std::string_view> fields;
  while (true) {
    const auto comma = line.find(',');
    fields.push_back(unquoted(line.substr(0, comma)));
    if (comma == std::string_view::npos) return fields;
    line.remove_prefix(comma + 1);
  }
}

bool isCount(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char letter) {
    return std::isdigit(static_cast<unsigned char>(letter)) != 0;
  });
}

bool isLabel(std::string_view name) {
  std::string lower;
  for (const char letter : name)
    lower += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  return lower == "label" || lower == "class";
}

/// The side of a square with this number of pixels; 0 if it is no square.
int sideOf(std::size_t pixels) {
  const auto side = static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(pixels))));
  return side * side == pixels ? static_cast<int>(side) : 0;
}

/// Reads the row and the column from the name of a column: "28x28".
bool readPlace(std::string_view name, int& row, int& column) {
  const auto cross = name.find('x');
  if (cross == std::string_view::npos) return false;
  const auto before = name.substr(0, cross);
  const auto behind = name.substr(cross + 1);
  return isCount(before) && isCount(behind) &&
         std::from_chars(before.data(), before.data() + before.size(), row).ec == std::errc() &&
         std::from_chars(behind.data(), behind.data() + behind.size(), column).ec == std::errc();
}

bool isPixel(std::string_view name) {
  int row = 0;
  int column = 0;
  const bool numbered = (name.starts_with("pixel") || name.starts_with("Pixel")) &&
                        isCount(name.substr(std::string_view("pixel").size()));
  return numbered || readPlace(name, row, column);
}

Result<CsvLayout> readHeader(const fs::path& path, const std::vector<std::string_view>& names) {
  CsvLayout layout{.header = true, .columns = names.size()};
  std::string_view last;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (isLabel(names[i]) && !layout.label) {
      layout.label = i;
    } else if (isPixel(names[i])) {
      last = names[i];
    } else {
      return badFile("%1 has a column named %2. %3", path, excerpt(names[i]), tableOfImages());
    }
  }
  const std::size_t pixels = names.size() - (layout.label ? 1 : 0);
  if (readPlace(last, layout.rows, layout.imageColumns)) {
    const bool fits =
        layout.rows > 0 && layout.imageColumns > 0 &&
        static_cast<std::size_t>(layout.rows) * static_cast<std::size_t>(layout.imageColumns) ==
            pixels;
    if (fits) return layout;
    return badFile(plural(pixels, "%1 has %n pixel in a row, but its last column is named %2.",
                          "%1 has %n pixels in a row, but its last column is named %2.", path,
                          excerpt(last)));
  }
  layout.rows = layout.imageColumns = sideOf(pixels);
  if (layout.rows > 0) return layout;
  return badFile(
      plural(pixels,
             "%1 has %n pixel in a row, which is not the number of a square image. Name the "
             "columns 1x1 to ROWSxCOLUMNS.",
             "%1 has %n pixels in a row, which is not the number of a square image. Name "
             "the columns 1x1 to ROWSxCOLUMNS.",
             path));
}

}  // namespace

Result<CsvLayout> readCsvLayout(const fs::path& path, std::string_view line) {
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  if (line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
  const std::vector<std::string_view> fields = fieldsOf(line);
  if (fields.size() < 2)
    return badFile("%1 has one column in its first line. %2", path, tableOfImages());
  if (!std::ranges::all_of(fields, isCount)) return readHeader(path, fields);
  CsvLayout layout{.columns = fields.size()};
  layout.rows = layout.imageColumns = sideOf(fields.size());
  if (layout.rows > 0) return layout;
  layout.label = 0;
  layout.rows = layout.imageColumns = sideOf(fields.size() - 1);
  if (layout.rows > 0) return layout;
  return badFile(
      "%1 has %2 columns and no header; these are not the pixels of a square image, with or "
      "without a "
      "label before them.",
      path, fields.size());
}

}  // namespace lookbook
