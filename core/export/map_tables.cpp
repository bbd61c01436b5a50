#include "core/export/map_tables.h"

#include "core/data/npz.h"
#include "core/data/whole_file.h"

#include <array>
#include <charconv>

namespace lookbook {

namespace {

Result<void> checkMap(const ExportRows& rows) {
  if (rows.map.rows() > 0) return {};
  return fail(Error::Kind::badArgument, "found no map; expected one, its coordinates are exported");
}

/// In quotes where a comma, a quote or an end of line stands in it.
std::string field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char letter : text) quoted += letter == '"' ? "\"\"" : std::string(1, letter);
  return quoted + '"';
}

std::string header(Eigen::Index dimensions) {
  constexpr std::array<const char*, 3> kAxes{"x", "y", "z"};
  std::string text = "index,split,label,class";
  for (Eigen::Index axis = 0; axis < dimensions; ++axis)
    text += "," + (dimensions > 3 ? "x" + std::to_string(axis + 1)
                                  : kAxes.at(static_cast<std::size_t>(axis)));
  return text + "\n";
}

}  // namespace

Result<void> writeMapCsv(const std::filesystem::path& path, const ExportRows& rows) {
  if (auto checked = checkMap(rows); !checked) return checked;
  std::string text = header(rows.map.cols());
  for (std::size_t row = 0; row < rows.images.size(); ++row) {
    const bool labelled = !rows.labels.empty();
    text += std::to_string(rows.images[row]) + ',' + rows.splitName(row) + ',' +
            (labelled ? std::to_string(rows.labels[row]) : "") + ',' + field(rows.className(row));
    for (const float value : rows.map.row(static_cast<Eigen::Index>(row))) {
      std::array<char, 32> digits{};
      const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
      text.append(",").append(digits.data(), end);
    }
    text += '\n';
  }
  return writeWholeFile(
      path, {std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size())});
}

Result<void> writeMapNpz(const std::filesystem::path& path, const ExportRows& rows) {
  if (auto checked = checkMap(rows); !checked) return checked;
  const std::uint64_t n = rows.images.size();
  std::vector<NpzArray> arrays;
  arrays.push_back(npzArray<float>("map",
                                   {rows.map.data(), static_cast<std::size_t>(rows.map.size())},
                                   {n, static_cast<std::uint64_t>(rows.map.cols())}));
  arrays.push_back(npzArray<std::uint32_t>("indices", rows.images, {n}));
  if (!rows.labels.empty()) arrays.push_back(npzArray<std::uint8_t>("labels", rows.labels, {n}));
  return writeNpz(path, arrays);
}

}  // namespace lookbook
