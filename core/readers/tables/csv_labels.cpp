#include "core/readers/tables/csv_labels.h"

#include "core/io/content_reader.h"
#include "core/io/line_reader.h"
#include "core/readers/tables/column_names.h"
#include "core/readers/tables/sampled_columns.h"
#include "core/readers/tables/table_lines.h"

#include <algorithm>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lookbook {

namespace {

namespace fs = std::filesystem;
using Row = std::vector<std::string>;

bool isNumberField(const std::string& field, char separator) {
  double number = 0;
  return readFieldNumber(field, separator, number);
}

/// Whether the first row names the columns: words above numbers, the name of labels, or, as pandas
/// writes it, nothing above the index.
bool hasLabelHeader(const TableSample& sample) {
  if (sample.rows.size() < 2) return false;
  const Row& first = sample.rows[0];
  const Row& second = sample.rows[1];
  if (std::ranges::any_of(first, [](const std::string& name) { return namesLabel(name); }))
    return true;
  if (first.size() > 1 && first.front().empty() && !second.front().empty()) return true;
  for (std::size_t i = 0; i < std::min(first.size(), second.size()); ++i)
    if (!isNumberField(first[i], sample.separator) && isNumberField(second[i], sample.separator))
      return true;
  return false;
}

/// Blanks separate numbers; in a line of words they belong to the name of a class.
void keepWordsTogether(TableSample& sample) {
  if (sample.separator != ' ') return;
  for (std::size_t row = 1; row < sample.rows.size(); ++row)
    for (const std::string& field : sample.rows[row])
      if (!isNumberField(field, ' ')) sample.separator = '\n';
  if (sample.separator == ' ') return;
  for (Row& row : sample.rows) {
    for (std::size_t i = 1; i < row.size(); ++i) row[0] += ' ' + row[i];
    row.resize(1);
  }
}

/// Where the labels are.
struct LabelColumns {
  bool header = false;
  std::vector<std::size_t> columns;  ///< several: one-hot
};

LabelColumns labelColumns(const TableSample& sample) {
  const Row& first = sample.rows.front();
  LabelColumns found{.header = hasLabelHeader(sample), .columns = {}};
  const SampledColumns sampled(sample, found.header);
  for (std::size_t i = 0; i < first.size(); ++i)
    if (found.header && namesLabel(first[i])) return {found.header, {i}};
  for (std::size_t i = 0; i < first.size(); ++i) {
    const bool index =
        first.size() > 1 && i == 0 &&
        ((found.header && namesIndex(first[i])) || (sampled.rows() > 2 && sampled.counts(i)));
    if (!index) found.columns.push_back(i);
  }
  if (!sampled.areOneHot(found.columns)) found.columns = {first.size() - 1};
  return found;
}

/// The place of the only 1; nothing if there is another number of them.
std::optional<std::size_t> placeOfOne(const Row& fields, const std::vector<std::size_t>& columns,
                                      char separator) {
  std::optional<std::size_t> place;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    double number = 0;
    if (columns[i] >= fields.size() || !readFlag(fields[columns[i]], separator, number) ||
        (number != 0 && number != 1) || (number == 1 && place))
      return std::nullopt;
    if (number == 1) place = i;
  }
  return place;
}

}  // namespace

Result<ArrayFile> readCsvLabels(const fs::path& path) try {
  auto sample = readSample(path);
  if (!sample) return tl::unexpected(sample.error());
  if (sample->rows.empty()) return badFile("%1 holds no labels.", path);
  keepWordsTogether(*sample);
  auto [header, columns] = labelColumns(*sample);
  auto reader = ContentReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  LineReader lines(*std::move(reader), path);
  LabelValues labels;
  std::string_view line;
  for (std::size_t number = 1;; ++number) {
    const auto more = lines.next(line);
    if (!more) return tl::unexpected(more.error());
    if (!*more) break;
    if (isBlankLine(line) || std::exchange(header, false)) continue;
    const Row fields = fieldsOfLine(line, sample->separator);
    const auto hot = columns.size() > 1 ? placeOfOne(fields, columns, sample->separator)
                                        : std::optional(std::size_t{0});
    if (!hot || fields.size() <= columns.front())
      return badFile("%1 has other columns in line %2 than in the first lines.", path, number);
    labels.names.push_back(columns.size() > 1 ? std::to_string(*hot)
                                              : nameOfClass(fields[columns.front()]));
  }
  if (labels.names.empty()) return badFile("%1 holds no labels.", path);
  return asLabelFile(path, std::move(labels));
} catch (const std::bad_alloc&) {
  return tooLargeForMemory(path);
}

}  // namespace lookbook
