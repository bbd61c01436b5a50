#include "core/readers/tables/csv_rows.h"

#include "core/data/label_values.h"
#include "core/io/content_reader.h"
#include "core/io/line_reader.h"
#include "core/readers/tables/label_column.h"
#include "core/readers/tables/pixel_rows.h"
#include "core/readers/tables/table_lines.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <new>
#include <string>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

constexpr std::int32_t kMissing = -1;

/// Where a value was read.
struct Cell {
  std::size_t line = 0;
  std::size_t column = 0;
  std::string text;
};

/// Reads rows of one layout.
class RowReader {
 public:
  RowReader(const fs::path& path, const CsvLayout& layout)
      : path_(path), layout_(layout), pixels_(layout.imageSize()) {}

  Result<void> read(LineReader& lines);
  Result<CsvFile> take();

 private:
  Result<void> readRow(std::size_t number, std::string_view line);
  std::size_t takeGreys(const char*& at, const char* end, std::size_t column);
  Result<void> readPixel(const Cell& cell, std::size_t place);
  Result<void> readLabel(const Cell& cell);
  Result<void> readOneHot(const Cell& cell);
  [[nodiscard]] Result<void> endRow(std::size_t number);
  [[nodiscard]] tl::unexpected<Error> bad(const Cell& cell, std::size_t most) const;
  [[nodiscard]] ArrayHeader header() const {
    return {ArrayHeader::Kind::images, static_cast<std::uint32_t>(count_), layout_.rows,
            layout_.imageColumns};
  }
  [[nodiscard]] Result<void> checkRange() const;
  [[nodiscard]] bool labelsCountRows() const;
  void decideLabel(CsvFile& file);
  void putLabelLast();
  [[nodiscard]] std::optional<ArrayFile> labels();

  const fs::path& path_;
  const CsvLayout& layout_;
  PixelRows pixels_;
  std::vector<double> numbers_;  ///< labels; NaN where they are missing
  std::vector<std::string> names_;
  std::size_t count_ = 0;
  std::size_t hot_ = 0;          ///< columns of this row's classes so far
  int hotClass_ = -1;            ///< the one that is 1
  std::optional<Cell> outside_;  ///< the first pixel that is not from 0 to 255
};

/// Reads a number up to 255 and what follows it, if that is the end of a field. False for anything
/// else.
bool takeGrey(const char*& at, const char* end, char separator, unsigned& value) {
  const char* begin = at;
  value = 0;
  while (at < end && *at >= '0' && *at <= '9' && at - begin < 3)
    value = 10 * value + static_cast<unsigned>(*at++ - '0');
  return at > begin && value <= PixelRows::kWhite && (at == end || *at == separator);
}

/// Takes the pixels from a column on that are whole numbers from 0 to 255, as most are, up to the
/// first that is something else. Returns that one's column.
std::size_t RowReader::takeGreys(const char*& at, const char* end, std::size_t column) {
  std::uint8_t* row = pixels_.byteRow();
  if (!row) return column;
  const std::int32_t* place = layout_.place.data();
  const char separator = layout_.separator;
  for (; column < layout_.columns && place[column] >= 0; ++column) {
    skipBlanks(at, end, separator);
    const char* begin = at;
    unsigned value = 0;
    if (!takeGrey(at, end, separator, value)) {
      at = begin;
      break;
    }
    row[place[column]] = static_cast<std::uint8_t>(value);
    ++at;
  }
  return column;
}

Result<void> RowReader::readRow(std::size_t number, std::string_view line) {
  const char* at = line.data();
  const char* end = at + line.size();
  const char separator = layout_.separator;
  while (separator == ' ' && end > at && (end[-1] == ' ' || end[-1] == '\t')) --end;
  pixels_.beginRow();
  for (std::size_t column = 0; column < layout_.columns; ++column) {
    column = takeGreys(at, end, column);
    if (column == layout_.columns) break;
    skipBlanks(at, end, separator);
    if (at > end)
      return badFile(plural(column, "%1 has %n column in line %2; it must have %3.",
                            "%1 has %n columns in line %2; it must have %3.", path_, number,
                            layout_.columns));
    const std::int32_t place = layout_.place[column];
    const char* begin = at;
    at = fieldEnd(begin, end, separator);
    if (place != CsvLayout::leftOut) {
      const Cell cell{number, column, unquotedField({begin, static_cast<std::size_t>(at - begin)})};
      auto read = place >= 0                   ? readPixel(cell, static_cast<std::size_t>(place))
                  : place == CsvLayout::oneHot ? readOneHot(cell)
                                               : readLabel(cell);
      if (!read) return read;
    }
    ++at;
  }
  if (at <= end)
    return badFile("%1 has more than %2 columns in line %3, but as many in its first line.", path_,
                   layout_.columns, number);
  return endRow(number);
}

tl::unexpected<Error> RowReader::bad(const Cell& cell, std::size_t most) const {
  constexpr std::size_t kEnough = 12;
  return badFile("%1 has \"%2\" as column %3 in line %4, which is not a whole number from 0 to %5.",
                 path_, cell.text.substr(0, kEnough), cell.column + 1, cell.line,
                 std::to_string(most));
}

Result<void> RowReader::readPixel(const Cell& cell, std::size_t place) {
  double number = 0;
  const bool longDigits =
      cell.text.size() > 5 && cell.text.find_first_not_of("0123456789") == std::string::npos;
  if (longDigits || !readFieldNumber(cell.text, layout_.separator, number) ||
      !std::isfinite(number))
    return bad(cell, PixelRows::kWhite);
  const bool inside = number >= 0 && number <= PixelRows::kWhite;
  if (!inside && !outside_) outside_ = cell;
  if (inside && std::floor(number) == number)
    pixels_.set(place, static_cast<std::uint8_t>(number));
  else
    pixels_.setNumber(place, number);
  return {};
}

Result<void> RowReader::readLabel(const Cell& cell) {
  constexpr std::size_t kMost = std::numeric_limits<ClassId>::max();
  if (layout_.textLabels) {
    names_.push_back(nameOfClass(cell.text));
    return {};
  }
  double number = 0;
  if (isMissing(cell.text)) {
    numbers_.push_back(layout_.labelMayBeLast && cell.text == "-1" ? -1 : NAN);
    return {};
  }
  if (!readFieldNumber(cell.text, layout_.separator, number)) return bad(cell, kMost);
  const bool isLabel =
      number >= 0 && number <= static_cast<double>(kMost) && std::floor(number) == number;
  if (!isLabel && !layout_.labelMayBeLast) return bad(cell, kMost);
  numbers_.push_back(number);
  return {};
}

Result<void> RowReader::readOneHot(const Cell& cell) {
  double number = 0;
  if (!readFlag(cell.text, layout_.separator, number) || (number != 0 && number != 1) ||
      (number == 1 && hotClass_ >= 0))
    return badFile(
        "%1 has \"%2\" as column %3 in line %4. One column of labels must be 1 there, and the "
        "others 0.",
        path_, cell.text, cell.column + 1, cell.line);
  if (number == 1) hotClass_ = static_cast<int>(hot_);
  ++hot_;
  return {};
}

Result<void> RowReader::endRow(std::size_t number) {
  if (hot_ > 0) {
    if (hotClass_ < 0)
      return badFile("%1 has no column of labels that is 1 in line %2.", path_, number);
    if (layout_.oneHotNames.empty())
      numbers_.push_back(hotClass_);
    else
      names_.push_back(layout_.oneHotNames[static_cast<std::size_t>(hotClass_)]);
    hot_ = 0;
    hotClass_ = -1;
  }
  ++count_;
  constexpr std::size_t kSometimes = 1000;
  if (count_ == 1 || count_ % kSometimes == 0) return checkArrayHeader(path_, header());
  return {};
}

Result<void> RowReader::read(LineReader& lines) {
  std::string_view line;
  bool first = true;
  for (std::size_t number = 1;; ++number) {
    const auto more = lines.next(line);
    if (!more) return tl::unexpected(more.error());
    if (!*more) break;
    if (isBlankLine(line)) continue;  // pandas skips such lines, too
    if (std::exchange(first, false) && layout_.header) continue;
    if (auto read = readRow(number, line); !read) return read;
  }
  if (count_ == 0) return badFile("%1 holds no images.", path_);
  if (count_ > std::numeric_limits<std::uint32_t>::max() / 2)
    return badFile("%1 has %2 rows, which are too many.", path_, count_);
  return {};
}

/// Whole numbers beyond 255 are no grey values.
Result<void> RowReader::checkRange() const {
  if (!outside_) return {};
  const auto isWhole = [](float value) { return std::floor(value) == value; };
  const auto isUnit = [](float value) { return value >= -1 && value <= 1; };
  if (!std::ranges::all_of(pixels_.floats, isWhole) || std::ranges::all_of(pixels_.floats, isUnit))
    return {};
  return bad(*outside_, PixelRows::kWhite);
}

/// Makes the last column the label, if the first one does not look like it.
void RowReader::decideLabel(CsvFile& file) {
  const std::size_t size = layout_.imageSize();
  const auto [isLast, unclear] =
      decideLabelColumn(count_, size + 1, [&](std::size_t row, std::size_t column) {
        if (column > 0) return pixels_.number(row, column - 1);
        return std::isnan(numbers_[row]) ? -1 : numbers_[row];
      });
  if (isLast) putLabelLast();
  if (!layout_.labelled || (!isLast && !layout_.header && !unclear)) return;
  Notice notice("label-column",
                isLast ? text("%1 does not name the label. Its last column is read as the label.",
                              path_.filename())
                       : text("%1 does not name the label. Its first column is read as the label.",
                              path_.filename()));
  notice.option = "label-column";
  notice.value = isLast ? "first" : "last";
  file.notices.push_back(std::move(notice));
}

void RowReader::putLabelLast() {
  const std::size_t size = layout_.imageSize();
  for (std::size_t row = 0; row < count_; ++row) {
    const double label = pixels_.number(row, size - 1);
    const double first = std::isnan(numbers_[row]) ? 0 : numbers_[row];
    pixels_.rotateRow(row, first);
    numbers_[row] = label < 0 ? NAN : label;
  }
}

std::optional<ArrayFile> RowReader::labels() {
  if (!layout_.labelled) return std::nullopt;
  LabelValues values;
  values.names = std::move(names_);
  values.numbers.reserve(numbers_.size());
  for (const double number : numbers_)
    values.numbers.push_back(std::isnan(number) || number < 0 ? kMissing
                                                              : static_cast<std::int32_t>(number));
  return asLabelFile(path_, std::move(values));
}

/// Whether what was taken for labels counts all rows, so that it is an index.
bool RowReader::labelsCountRows() const {
  constexpr std::size_t kFewest = 12;
  if (!layout_.labelMayBeIndex || count_ < kFewest) return false;
  for (std::size_t row = 1; row < count_; ++row)
    if (numbers_[row] != numbers_[row - 1] + 1) return false;
  return true;
}

Result<CsvFile> RowReader::take() {
  CsvFile file;
  file.notices = layout_.notices;
  const bool isIndex = labelsCountRows();
  if (isIndex)
    file.notices.push_back(indexLeftOut(path_, {"1"}));
  else if (layout_.labelMayBeLast) {
    decideLabel(file);
    const auto isLabel = [](double number) {
      return std::isnan(number) || (number >= -1 && std::floor(number) == number &&
                                    number <= std::numeric_limits<ClassId>::max());
    };
    if (const auto wrong = std::ranges::find_if_not(numbers_, isLabel);
        layout_.labelled && wrong != numbers_.end())
      return badFile("%1 has the label %2 in row %3, which is not a whole number from 0 to 65535.",
                     path_, *wrong, wrong - numbers_.begin() + 1);
  }
  if (auto checked = checkRange(); !checked) return tl::unexpected(checked.error());
  file.images = pixels_.areBytes() ? asArrayFile(path_, header(), std::move(pixels_.bytes))
                                   : asArrayFile(path_, header(), std::move(pixels_.floats));
  if (!isIndex) file.labels = labels();
  return file;
}

/// Of a file without a newline at its end.
Text cutWarning(const fs::path& path) {
  return text(
      "%1 ends within its last line; the last pixel may have lost digits (is it truncated?).",
      path.filename());
}

}  // namespace

Result<CsvFile> readCsvRows(const fs::path& path, const CsvLayout& layout) try {
  auto reader = ContentReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  LineReader lines(*std::move(reader), path);
  RowReader rows(path, layout);
  if (auto read = rows.read(lines); !read) return tl::unexpected(read.error());
  auto file = rows.take();
  if (file && !lines.ended()) file->notices.emplace_back("table-cut", cutWarning(path));
  return file;
} catch (const std::bad_alloc&) {
  return tooLargeForMemory(path);
}

}  // namespace lookbook
