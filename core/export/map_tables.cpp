#include "core/export/map_tables.h"

#include "core/io/npy.h"
#include "core/io/npz.h"
#include "core/io/whole_file.h"

#include <array>
#include <charconv>
#include <cmath>

namespace lookbook {

namespace {

/// A field of a table, quoted if it contains a comma, a quote or a line end.
std::string field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char letter : text) quoted += letter == '"' ? "\"\"" : std::string(1, letter);
  return quoted + '"';
}

std::string number(float value) {
  std::array<char, 32> digits{};
  return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
}

std::string header(Eigen::Index dimensions, const std::vector<ExportColumn>& columns) {
  constexpr std::array<const char*, 3> kAxes{"x", "y", "z"};
  std::string text = "index,split,label,class";
  for (Eigen::Index axis = 0; axis < dimensions; ++axis)
    text += "," + (dimensions > 3 ? "x" + std::to_string(axis + 1)
                                  : kAxes.at(static_cast<std::size_t>(axis)));
  for (const ExportColumn& column : columns) text += "," + column.name;
  return text + "\n";
}

}  // namespace

Result<void> writeMapCsv(const std::filesystem::path& path, const ExportRows& rows) {
  const bool mapped = rows.map.rows() > 0;
  std::string text = header(mapped ? rows.map.cols() : 0, rows.columns);
  for (std::size_t row = 0; row < rows.images.size(); ++row) {
    const bool labelled = !rows.labels.empty();
    text += std::to_string(rows.images[row]) + ',' + rows.splitName(row) + ',' +
            (labelled ? std::to_string(rows.labels[row]) : "") + ',' + field(rows.className(row));
    for (Eigen::Index axis = 0; mapped && axis < rows.map.cols(); ++axis)
      text += ',' + number(rows.map(static_cast<Eigen::Index>(row), axis));
    for (const ExportColumn& column : rows.columns)
      text += ',' + (std::isfinite(column.values[row]) ? number(column.values[row]) : "");
    text += '\n';
  }
  return writeWholeFile(
      path, {std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size())});
}

Result<void> writeMapNpz(const std::filesystem::path& path, const ExportRows& rows) {
  const std::uint64_t n = rows.images.size();
  std::vector<NpzArray> arrays;
  if (rows.map.rows() > 0)
    arrays.push_back(npzArray<float>("map",
                                     {rows.map.data(), static_cast<std::size_t>(rows.map.size())},
                                     {n, static_cast<std::uint64_t>(rows.map.cols())}));
  arrays.push_back(npzArray<std::uint32_t>("indices", rows.images, {n}));
  const std::vector<std::uint8_t> bytes = labelBytes(rows.labels);
  if (!bytes.empty())
    arrays.push_back(npzArray<std::uint8_t>("labels", bytes, {n}));
  else if (!rows.labels.empty())
    arrays.push_back(npzArray<ClassId>("labels", rows.labels, {n}));
  return writeNpz(path, arrays);
}

}  // namespace lookbook
