#include "core/readers/pictures/picture_table.h"

#include "core/base/plain_text.h"
#include "core/data/label_values.h"
#include "core/io/content_reader.h"
#include "core/io/line_reader.h"
#include "core/readers/probe/extensions.h"
#include "core/readers/probe/file_name.h"
#include "core/readers/tables/column_names.h"
#include "core/readers/tables/table_lines.h"

#include <algorithm>
#include <new>
#include <set>
#include <string_view>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;
using Rows = std::vector<std::vector<std::string>>;

const std::string& fieldAt(const std::vector<std::string>& row, std::size_t column) {
  static const std::string kNone;
  return column < row.size() ? row[column] : kNone;
}

/// How many pictures a column of the first rows names.
std::size_t countPictures(const Rows& rows, std::size_t column, const PictureIndex& index) {
  std::set<std::size_t> pictures;
  for (const auto& row : rows)
    if (const auto picture = index.find(fieldAt(row, column), 0)) pictures.insert(*picture);
  return pictures.size();
}

/// The column that names the most pictures. Labels such as 7 may be names of pictures, too.
std::optional<std::size_t> pictureColumnOf(const Rows& rows, const PictureIndex& index) {
  constexpr std::size_t kMostColumns = 256;  // more are pixels
  if (rows.empty() || rows.front().size() > kMostColumns) return std::nullopt;
  std::optional<std::size_t> best;
  std::pair<std::size_t, bool> most{0, false};
  for (std::size_t column = 0; column < rows.front().size(); ++column) {
    const std::pair found(countPictures(rows, column, index), !namesLabel(rows.front()[column]));
    if (found.first > 0 && found > most) {
      best = column;
      most = found;
    }
  }
  constexpr std::size_t kLeastShare = 4;
  return kLeastShare * most.first >= rows.size() ? best : std::nullopt;
}

Result<Rows> readRows(const fs::path& path, char separator) {
  auto reader = ContentReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  LineReader lines(*std::move(reader), path);
  Rows rows;
  std::string_view line;
  while (true) {
    const auto more = lines.next(line);
    if (!more) return tl::unexpected(more.error());
    if (!*more) return rows;
    if (!isBlankLine(line)) rows.push_back(fieldsOfLine(line, separator));
  }
}

/// Finds out what the columns of one table are.
class TableReader {
 public:
  TableReader(const fs::path& path, std::size_t pictures, Rows rows, const PictureIndex& index,
              const OpenOptions& options)
      : path_(path), options_(options), pictures_(pictures), rows_(std::move(rows)) {
    const std::string& first = fieldAt(rows_.front(), pictures_);
    if (!index.find(first, 0) && !hasExtension(first, kPictureExtensions)) {
      names_ = std::move(rows_.front());
      rows_.erase(rows_.begin());
    }
    for (const auto& row : rows_) columns_ = std::max(columns_, row.size());
    for (std::size_t i = names_.size(); i < columns_; ++i) names_.push_back(std::to_string(i + 1));
    for (std::size_t i = 0; i < columns_; ++i)
      if (i != pictures_) others_.push_back(i);
    table_.path = path_;
    table_.split = readName(path_).split;
  }

  Result<PictureTable> read() {
    takeSplits();
    if (auto found = findLabel(); !found) return tl::unexpected(found.error());
    noteLeftOut();
    table_.labelled = !labels_.empty();
    for (const auto& row : rows_) {
      const std::string& split = splits_ ? fieldAt(row, *splits_) : fieldAt({}, 0);
      table_.rows.push_back({.picture = fieldAt(row, pictures_),
                             .className = labelOf(row),
                             .split = splitOfWord(split).value_or(table_.split)});
    }
    return std::move(table_);
  }

 private:
  /// The column whose values are all names of splits.
  void takeSplits() {
    const auto isSplit = [&](std::size_t column) {
      return std::ranges::all_of(
          rows_, [&](const auto& row) { return splitOfWord(fieldAt(row, column)).has_value(); });
    };
    const auto found = std::ranges::find_if(others_, isSplit);
    if (found == others_.end() || rows_.empty()) return;
    splits_ = *found;
    others_.erase(found);
  }

  Result<void> findLabel() {
    const std::string& wanted = options_.labelColumn;
    if (wanted == "none") return {};
    if (!wanted.empty()) return takeWanted(wanted);
    for (const std::size_t column : others_)
      if (namesLabel(names_[column])) return takeLabel(column);
    std::vector<std::size_t> likely = others_;
    std::erase_if(likely, [&](std::size_t i) { return namesIndex(names_[i]) || isEmpty(i); });
    if (likely.size() == 1) {
      noteLabel(likely.front(), "none", Notice::Kind::note);
      return takeLabel(likely.front());
    }
    if (areOneHot(likely)) {
      labels_ = likely;
      std::erase_if(others_, [&](std::size_t i) { return std::ranges::count(likely, i) > 0; });
      return {};
    }
    const auto repeats = std::ranges::find_if(likely, [&](std::size_t i) { return doRepeat(i); });
    if (repeats == likely.end()) return {};
    const std::size_t other = repeats + 1 == likely.end() ? likely.front() : *(repeats + 1);
    noteLabel(*repeats, names_[other], Notice::Kind::warning);
    return takeLabel(*repeats);
  }

  Result<void> takeWanted(const std::string& wanted) {
    for (const std::size_t column : others_)
      if (lowerCase(names_[column]) == lowerCase(wanted)) return takeLabel(column);
    if (wanted == "first" && !others_.empty()) return takeLabel(others_.front());
    if (wanted == "last" && !others_.empty()) return takeLabel(others_.back());
    return badArgument("%1 has no column named %2. Its columns are %3.", path_, excerpt(wanted),
                       listed(names_));
  }

  Result<void> takeLabel(std::size_t column) {
    labels_ = {column};
    table_.labelColumn = names_[column];
    std::erase(others_, column);
    return {};
  }

  void noteLabel(std::size_t column, const std::string& other, Notice::Kind kind) {
    Notice notice(
        "label-column",
        text("%1: the column %2 is read as the label.", path_.filename(), excerpt(names_[column])),
        kind);
    notice.option = "label-column";
    notice.value = other;
    table_.notices.push_back(std::move(notice));
  }

  void noteLeftOut() {
    std::vector<std::string> left;
    for (const std::size_t column : others_)
      left.push_back(names_[column].empty() ? std::to_string(column + 1) : names_[column]);
    if (left.empty()) return;
    table_.notices.emplace_back(
        "column-left-out",
        plural(left.size(), "%1: a further column is left out (%2).",
               "%1: further columns are left out (%2).", path_.filename(), listed(left)),
        Notice::Kind::note);
  }

  [[nodiscard]] bool isEmpty(std::size_t column) const {
    return std::ranges::all_of(rows_,
                               [&](const auto& row) { return fieldAt(row, column).empty(); });
  }

  [[nodiscard]] bool doRepeat(std::size_t column) const {
    std::set<std::string_view> values;
    for (const auto& row : rows_) values.insert(fieldAt(row, column));
    return 2 * values.size() <= rows_.size();
  }

  /// The place of the single 1 among zeros in some columns of a row.
  static std::optional<std::size_t> hotPlace(const std::vector<std::string>& row,
                                             const std::vector<std::size_t>& columns) {
    std::optional<std::size_t> hot;
    for (const std::size_t column : columns) {
      double number = 0;
      if (!readFieldNumber(fieldAt(row, column), ',', number) || (number != 0 && number != 1))
        return std::nullopt;
      if (number == 0) continue;
      if (hot) return std::nullopt;
      hot = column;
    }
    return hot;
  }

  [[nodiscard]] bool areOneHot(const std::vector<std::size_t>& columns) const {
    return columns.size() > 1 && !rows_.empty() && std::ranges::all_of(rows_, [&](const auto& row) {
             return hotPlace(row, columns).has_value();
           });
  }

  [[nodiscard]] std::string labelOf(const std::vector<std::string>& row) const {
    if (labels_.empty()) return {};
    if (labels_.size() == 1) return fieldAt(row, labels_.front());
    return names_[*hotPlace(row, labels_)];
  }

  const fs::path& path_;
  const OpenOptions& options_;
  std::size_t pictures_;
  Rows rows_;
  std::size_t columns_ = 0;
  std::vector<std::string> names_;
  std::vector<std::size_t> others_;  ///< columns that are nothing so far
  std::vector<std::size_t> labels_;  ///< one, or several of which one is hot
  std::optional<std::size_t> splits_;
  PictureTable table_;
};

}  // namespace

std::optional<std::size_t> findPictureColumn(const fs::path& path, const PictureIndex& index) {
  const auto sample = readSample(path);
  return sample ? pictureColumnOf(sample->rows, index) : std::nullopt;
}

Result<PictureTable> readPictureTable(const fs::path& path, const PictureIndex& index,
                                      const OpenOptions& options) try {
  const auto sample = readSample(path);
  if (!sample) return tl::unexpected(sample.error());
  const auto pictures = pictureColumnOf(sample->rows, index);
  if (!pictures) return badFile("%1 has no column that names the pictures beside it.", path);
  auto rows = readRows(path, sample->separator);
  if (!rows) return tl::unexpected(rows.error());
  return TableReader(path, *pictures, *std::move(rows), index, options).read();
} catch (const std::bad_alloc&) {
  return tooLargeForMemory(path);
}

}  // namespace lookbook
