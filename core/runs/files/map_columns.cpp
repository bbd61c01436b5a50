#include "core/runs/files/map_columns.h"

#include "core/base/memory.h"
#include "core/base/plain_text.h"
#include "core/io/content_reader.h"
#include "core/io/foreign_file.h"
#include "core/io/line_reader.h"
#include "core/readers/tables/table_lines.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <new>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostColumns = 256;

/// The second part of errors: the format of a table of a map.
Text tableOfMap() {
  return text(
      "A map is a table of two or three columns of coordinates with a row for each image; an index "
      "may stand before them and labels behind them.");
}
constexpr double kMostLabel = 255;

std::string_view trimmedField(std::string_view field) {
  while (!field.empty() && (field.front() == ' ' || field.front() == '\t')) field.remove_prefix(1);
  while (!field.empty() && (field.back() == ' ' || field.back() == '\t')) field.remove_suffix(1);
  if (field.size() >= 2 && field.front() == '"' && field.back() == '"')
    return field.substr(1, field.size() - 2);
  return field;
}

/// A comma is a decimal point: it stands in no field that commas separate.
bool readNumber(std::string_view text, double& value) {
  const char separator = text.find(',') == std::string_view::npos ? ',' : ';';
  return readFieldNumber(text, separator, value);
}

bool isReal(std::string_view text) {
  double ignored = 0;
  return readNumber(text, ignored);
}

/// Whether semicolons separate numbers with decimal commas: "1,5;2,5".
bool hasDecimalCommas(std::string_view line) {
  if (line.find(';') == std::string_view::npos) return false;
  while (true) {
    const auto end = line.find(';');
    if (!isReal(trimmedField(line.substr(0, end)))) return false;
    if (end == std::string_view::npos) return true;
    line.remove_prefix(end + 1);
  }
}

std::string lower(std::string_view text) {
  std::string result;
  for (const char letter : text)
    result += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  return result;
}

template <std::size_t N>
bool isOneOf(const std::string& name, const std::array<const char*, N>& names) {
  return std::ranges::any_of(names, [&](const char* one) { return name == one; });
}

bool isOfIndex(const std::string& name) {
  return isOneOf(name, std::array{"", "index", "indices", "id", "image", "unnamed: 0"});
}

bool isOfLabel(const std::string& name) {
  return isOneOf(name, std::array{"label", "labels", "target", "class"});
}

/// Whether a name is that of a column without coordinates.
bool namesOther(const std::string& name) {
  return isOfLabel(name) || isOneOf(name, std::array{"split", "name", "class_name", "title"});
}

bool isWhole(const std::vector<double>& column) {
  return std::ranges::all_of(column, [](double value) { return value == std::floor(value); });
}

/// Whether a column numbers the rows, from 0 or, as R does, from 1.
bool countsRows(const std::vector<double>& column) {
  if (column.front() != 0 && column.front() != 1) return false;
  for (std::size_t row = 1; row < column.size(); ++row)
    if (column[row] != column[row - 1] + 1) return false;
  return column.front() == 0 || column.size() > 2;
}

bool holdsLabels(const std::vector<double>& column) {
  return isWhole(column) && std::ranges::all_of(column, [](double value) {
           return value >= 0 && value <= kMostLabel;
         });
}

Result<MapColumns> tellByNames(const fs::path& path, const NumberTable& table) {
  std::vector<std::string> names;
  for (const std::string& name : table.header) names.push_back(lower(name));
  const auto place = [&](const char* name) { return std::ranges::find(names, name); };
  MapColumns columns;
  columns.ours = place("index") != names.end() && place("split") != names.end();
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool numbers = !table.values[i].empty();
    if (isOfIndex(names[i]) && numbers && !columns.index)
      columns.index = i;
    else if (isOfLabel(names[i]) && numbers && !columns.label && holdsLabels(table.values[i]))
      columns.label = i;
    else if (numbers && !namesOther(names[i]))
      others.push_back(i);
  }
  if (place("x") != names.end() && place("y") != names.end()) {
    for (const char* axis : {"x", "y", "z"})
      if (const auto at = place(axis); at != names.end())
        columns.coordinates.push_back(static_cast<std::size_t>(at - names.begin()));
  } else {
    columns.coordinates = std::move(others);
  }
  const std::size_t count = columns.coordinates.size();
  if (count == 2 || count == 3) return columns;
  if (count == 0) return badFile("%1 has no columns of coordinates. %2", path, tableOfMap());
  std::vector<std::string> coordinates;
  for (const std::size_t i : columns.coordinates) coordinates.push_back(table.header[i]);
  return badFile(
      plural(count,
             "%1 has %n column of coordinates (%2). It must have two or three, or columns "
             "named x, y (and z).",
             "%1 has %n columns of coordinates (%2). It must have two or three, or columns "
             "named x, y (and z).",
             path, listed(coordinates)));
}

Result<MapColumns> tellByValues(const fs::path& path, const NumberTable& table) {
  MapColumns columns;
  std::vector<std::size_t> whole;
  for (std::size_t i = 0; i < table.values.size(); ++i)
    (isWhole(table.values[i]) ? whole : columns.coordinates).push_back(i);
  const std::size_t all = table.values.size();
  if (columns.coordinates.size() < 2 && (all == 2 || all == 3)) {
    columns.coordinates.resize(all);
    for (std::size_t i = 0; i < all; ++i) columns.coordinates[i] = i;
    return columns;
  }
  for (const std::size_t i : whole) {
    const auto& values = table.values[i];
    if (i == 0 && (countsRows(values) || !holdsLabels(values)))
      columns.index = i;
    else if (holdsLabels(values) && !columns.label)
      columns.label = i;
    else
      return badFile("Column %2 of %1 holds whole numbers only. %3", path, i + 1, tableOfMap());
  }
  const std::size_t count = columns.coordinates.size();
  if (count == 2 || count == 3) return columns;
  return badFile("%1 has %2 columns of numbers. %3", path, all, tableOfMap());
}

/// Reads the lines of a table after its header.
class TableReader {
 public:
  TableReader(fs::path path, std::size_t mostRows) : path_(std::move(path)), mostRows_(mostRows) {}

  Result<void> take(std::size_t line, std::string_view text) {
    if (line == 1 && text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);  // byte order mark
    if (trimmedField(text).empty() || text.starts_with('#')) return {};
    if (text.find('\0') != std::string_view::npos)
      return badFile("%1 is not text in line %2. %3", path_, line, tableOfMap());
    const auto fields = fieldsOf(text);
    if (table.values.empty()) {
      if (fields.size() > kMostColumns || fields.size() < 2)
        return badFile(plural(fields.size(), "%1 has %n column in line %2. %3",
                              "%1 has %n columns in line %2. %3", path_, line, tableOfMap()));
      table.values.resize(fields.size());
      text_.resize(fields.size());
      if (namesColumns(fields)) {
        table.header.assign(fields.begin(), fields.end());
        return {};
      }
    }
    if (fields.size() != table.values.size())
      return badFile(plural(fields.size(), "%1 has %n column in line %2, but %3 before.",
                            "%1 has %n columns in line %2, but %3 before.", path_, line,
                            table.values.size()));
    if (table.rows == mostRows_)
      return badFile("%1 has more than %2 rows, one for each image of the data set.", path_,
                     mostRows_);
    for (std::size_t i = 0; i < fields.size(); ++i)
      if (auto read = takeField(line, i, fields[i]); !read) return read;
    ++table.rows;
    return checkMemory();
  }

  NumberTable table;

 private:
  Result<void> takeField(std::size_t line, std::size_t column, std::string_view field) {
    if (text_[column]) return {};
    double value = 0;
    const bool named = !table.header.empty();
    const bool mayBeText = named && table.rows == 0 && namesSomething(table.header[column]);
    if (!readNumber(field, value)) {
      if (mayBeText) {
        text_[column] = true;
        return {};
      }
      return badFile("%1 has \"%2\" in line %3, column %4, which is not a number.", path_,
                     excerpt(field), line, nameOf(column));
    }
    if (!std::isfinite(value))
      return badFile("%1 has %2 in line %3, column %4, which is not a finite number.", path_,
                     excerpt(field), line, nameOf(column));
    table.values[column].push_back(value);
    return {};
  }

  /// The name of a column, or its number if it has none.
  [[nodiscard]] Text nameOf(std::size_t column) const {
    const bool named = !table.header.empty() && !table.header[column].empty();
    return named ? text("\"%1\"", excerpt(table.header[column])) : text("%1", column + 1);
  }

  /// Checked from time to time, because a compressed file may unpack to any size.
  [[nodiscard]] Result<void> checkMemory() const {
    constexpr std::size_t kSometimes = std::size_t{1} << 16;
    if (table.rows % kSometimes != 0) return {};
    // A growing vector needs three times its size while it is copied.
    const std::uint64_t bytes = 3 * sizeof(double) * table.values.size() * table.rows;
    const std::uint64_t budget = memoryBudget();
    if (bytes <= budget) return {};
    return badFile(
        "%1 has more than %2 rows, but this machine can take at most %3 of numbers at the moment.",
        path_, table.rows, byteCount(budget));
  }

  static bool namesSomething(const std::string& name) {
    return isOfIndex(lower(name)) || namesOther(lower(name));
  }

  fs::path path_;
  std::size_t mostRows_;
  std::vector<bool> text_;  ///< columns that contain text, according to the first row
};

}  // namespace

std::vector<std::string_view> fieldsOf(std::string_view line) {
  std::vector<std::string_view> fields;
  char separator = ' ';
  for (const char candidate : {',', ';', '\t'})
    if (separator == ' ' && line.find(candidate) != std::string_view::npos) separator = candidate;
  if (separator == ',' && hasDecimalCommas(line)) separator = ';';
  if (separator == ' ') line = trimmedField(line);
  while (true) {
    const auto end = line.find(separator);
    fields.push_back(trimmedField(line.substr(0, end)));
    if (end == std::string_view::npos || fields.size() > kMostColumns) return fields;
    line.remove_prefix(end + 1);
    while (separator == ' ' && line.starts_with(' ')) line.remove_prefix(1);
  }
}

bool namesColumns(const std::vector<std::string_view>& fields) {
  if (!std::ranges::all_of(fields, isReal)) return true;
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i] != std::to_string(i)) return false;
  return true;
}

tl::unexpected<Error> tooManyRows(const fs::path& path, std::size_t rows, std::size_t most) {
  return badFile("%1 has %2 points, but the data set has %3 images.", path, rows, most);
}

bool namesIndexOrLabels(std::string_view name) {
  return isOfIndex(lower(name)) || isOfLabel(lower(name));
}

Result<NumberTable> readNumberTable(const fs::path& path, std::size_t mostRows) try {
  auto content = ContentReader::open(path);
  if (!content) return tl::unexpected(content.error());
  LineReader lines(*std::move(content), path);
  TableReader reader(path, mostRows);
  std::string_view line;
  for (std::size_t number = 1;; ++number) {
    const auto more = lines.next(line);
    if (!more) return tl::unexpected(more.error());
    if (!*more) break;
    if (auto taken = reader.take(number, line); !taken)
      return notOfFormat(path, taken.error().text);
  }
  if (reader.table.rows == 0)
    return notOfFormat(path, text("%1 has no rows of numbers. %2", path, tableOfMap()));
  return std::move(reader.table);
} catch (const std::bad_alloc&) {
  return tooLargeForMemory(path);
}

Result<MapColumns> tellColumns(const fs::path& path, const NumberTable& table) {
  return table.header.empty() ? tellByValues(path, table) : tellByNames(path, table);
}

}  // namespace lookbook
