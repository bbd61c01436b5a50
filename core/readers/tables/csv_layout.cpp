#include "core/readers/tables/csv_layout.h"

#include "core/base/plain_text.h"
#include "core/io/foreign_file.h"
#include "core/readers/probe/file_name.h"
#include "core/readers/tables/column_names.h"
#include "core/readers/tables/sampled_columns.h"
#include "core/readers/tables/table_lines.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;
using Columns = std::vector<std::size_t>;

constexpr std::size_t kFewestPixels = 16;   ///< of a table whose layout only its values show
constexpr std::size_t kFewestCounted = 12;  ///< rows that a column counts, where nothing names it

/// What a table of images looks like, behind what is wrong with it.
Text tableOfImages() {
  return text(
      "Images are a table with a row for each of them: label,pixel1,pixel2,... (the label may be "
      "missing), with pixels from 0 to 255.");
}

/// The side of a square of so many pixels; 0 if there is none.
int sideOf(std::size_t pixels) {
  const auto side = static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(pixels))));
  return side * side == pixels ? static_cast<int>(side) : 0;
}

/// Finds out what the columns of one table are.
class LayoutFinder {
 public:
  LayoutFinder(const fs::path& path, const TableSample& sample, const OpenOptions& options)
      : path_(path),
        options_(options),
        header_(namesColumns(sample.rows.front(), sample.separator)),
        sampled_(sample, header_) {
    layout_.separator = sample.separator;
    layout_.header = header_;
    if (header_) names_ = sample.rows.front();
    // R names all columns but that of the rows' names.
    if (header_ && sample.rows.size() > 1 && sample.rows[1].size() == names_.size() + 1)
      names_.insert(names_.begin(), "");
    layout_.columns = header_ ? names_.size() : sample.rows.front().size();
    layout_.place.assign(layout_.columns, CsvLayout::leftOut);
  }

  Result<CsvLayout> find() {
    auto found = header_ ? findByNames() : findByValues(allColumns());
    if (!found) return tl::unexpected(found.error());
    return std::move(layout_);
  }

 private:
  using Done = Result<void>;

  [[nodiscard]] Columns allColumns() const {
    Columns all;
    for (std::size_t i = 0; i < layout_.columns; ++i)
      if (i + 1 < layout_.columns || !sampled_.isEmpty(i) || (header_ && !names_[i].empty()))
        all.push_back(i);
    return all;
  }

  Done findByNames() {
    auto pixels = pixelColumns(names_);
    if (!pixels) return findNameless();
    Columns others;
    for (const std::size_t i : allColumns())
      if (!std::ranges::binary_search(pixels->columns, i)) others.push_back(i);
    leaveOutIndices(others);
    if (others.empty() && !isSquare(*pixels)) return findByValues(pixels->columns);
    if (auto found = findLabel(others, pixels->columns); !found) return found;
    return placePixels(*pixels);
  }

  /// Names that say nothing of pixels: those that pandas made of a row, or those of something else.
  Done findNameless() {
    double number = 0;
    for (const std::string& name : names_)
      if (!readFieldNumber(name, layout_.separator, number) && !namesIndex(name) &&
          !namesLabel(name))
        return badFile("%1 has a column named %2. %3", path_, excerpt(name), tableOfImages());
    Columns columns = allColumns();
    std::optional<std::size_t> named;
    for (const std::size_t i : columns)
      if (!named && namesLabel(names_[i])) named = i;
    leaveOutIndices(columns);
    if (!named) return findByValues(columns);
    takeLabel(*named);
    std::erase(columns, *named);
    return placeSquare(columns);
  }

  static bool isSquare(const PixelColumns& pixels) {
    return pixels.rows > 0 || sideOf(pixels.columns.size()) > 0;
  }

  void leaveOutIndices(Columns& columns) {
    std::vector<std::string> left;
    std::erase_if(columns, [&](std::size_t i) {
      if (!header_ || !namesIndex(names_[i]) || isNamedByUser(i)) return false;
      left.push_back(names_[i].empty() ? std::to_string(i + 1) : names_[i]);
      return true;
    });
    noteLeftOut(left);
  }

  void noteLeftOut(const std::vector<std::string>& left) {
    if (!left.empty()) layout_.notices.push_back(indexLeftOut(path_, left));
  }

  [[nodiscard]] bool isNamedByUser(std::size_t column) const {
    return header_ && !options_.labelColumn.empty() &&
           lowerCase(names_[column]) == lowerCase(options_.labelColumn);
  }

  void takeLabel(std::size_t column) {
    if (options_.labelColumn == "none") return;
    layout_.place[column] = CsvLayout::label;
    layout_.labelled = true;
    layout_.textLabels = sampled_.isText(column);
  }

  void takeOneHot(std::span<const std::size_t> columns) {
    if (options_.labelColumn == "none") return;
    layout_.labelled = true;
    bool words = header_;
    for (const std::size_t column : columns) {
      layout_.place[column] = CsvLayout::oneHot;
      words = words && !names_[column].empty() &&
              names_[column].find_first_of("0123456789") == std::string::npos;
    }
    if (words)
      for (const std::size_t column : columns) layout_.oneHotNames.push_back(names_[column]);
  }

  /// The label among columns that are not pixels; by the user's choice also among pixels.
  Done findLabel(const Columns& others, Columns& pixels) {
    const std::string& wanted = options_.labelColumn;
    if (!wanted.empty() && wanted != "none") {
      const auto column = columnOf(wanted);
      if (!column) return noSuchColumn(wanted);
      std::erase(pixels, *column);
      takeLabel(*column);
      return {};
    }
    if (others.empty()) return {};
    const auto named =
        std::ranges::find_if(others, [&](std::size_t i) { return namesLabel(names_[i]); });
    if (named != others.end()) {
      takeLabel(*named);
      noteBesides(others, *named);
    } else if (others.size() == 1)
      takeOnly(others.front());
    else if (sampled_.areOneHot(others))
      takeOneHot(others);
    else
      return noteOthers(others);
    return {};
  }

  /// The one column that is no pixel, whatever its name, unless each row has a text of its own.
  void takeOnly(std::size_t column) {
    if (sampled_.rows() >= kFewestCounted && sampled_.isText(column) && sampled_.differs(column)) {
      noteLeftOut({names_[column]});
      return;
    }
    takeLabel(column);
    Notice notice(
        "label-column",
        text("%1: the column %2 is read as the label.", path_.filename(), excerpt(names_[column])),
        Notice::Kind::note);
    notice.option = "label-column";
    notice.value = "none";
    if (layout_.labelled) layout_.notices.push_back(std::move(notice));
  }

  void noteBesides(const Columns& others, std::size_t label) {
    std::vector<std::string> left;
    for (const std::size_t i : others)
      if (i != label) left.push_back(names_[i]);
    if (left.empty()) return;
    layout_.notices.emplace_back(
        "column-left-out",
        plural(left.size(), "%1: a column besides the label and the pixels is left out (%2).",
               "%1: columns besides the label and the pixels are left out (%2).", path_.filename(),
               listed(left)),
        Notice::Kind::note);
  }

  Done noteOthers(const Columns& others) {
    std::vector<std::string> left;
    for (const std::size_t i : others) left.push_back(names_[i]);
    Notice notice("label-column",
                  text("%1 names no column of labels. The columns besides the pixels are left out "
                       "(%2).",
                       path_.filename(), listed(left)));
    notice.option = "label-column";
    notice.value = left.front();
    layout_.notices.push_back(std::move(notice));
    return {};
  }

  [[nodiscard]] std::optional<std::size_t> columnOf(const std::string& wanted) const {
    for (std::size_t i = 0; i < names_.size(); ++i)
      if (isNamedByUser(i)) return i;
    if (wanted == "first") return 0;
    if (wanted == "last") return allColumns().back();
    return std::nullopt;
  }

  [[nodiscard]] tl::unexpected<Error> noSuchColumn(const std::string& wanted) const {
    if (!header_)
      return badArgument(
          "%1 has no header, so no column is named %2. The label can be first, last or none.",
          path_, excerpt(wanted));
    return badArgument("%1 has no column named %2. Its columns are %3.", path_, excerpt(wanted),
                       listed(names_));
  }

  /// By the number of columns and the first rows.
  Done findByValues(Columns columns) {
    if (columns.size() < 2)
      return notOfFormat(path_,
                         text("%1 has one column in its first line. %2", path_, tableOfImages()));
    const std::string& wanted = options_.labelColumn;
    if (!wanted.empty() && wanted != "none") {
      const auto column = columnOf(wanted);
      if (!column) return noSuchColumn(wanted);
      takeLabel(*column);
      std::erase(columns, *column);
      return placeSquare(columns);
    }
    if (auto done = findText(columns)) return *done;
    const std::size_t count = columns.size();
    const bool whole = sampled_.areWhole();
    if (sideOf(count) > 0 && (whole || count >= kFewestPixels)) return placeSquare(columns);
    if (count > kFewestPixels && findIndex(columns)) return findByValues(columns);
    if (count > kFewestPixels && findOneHot(columns)) return placeSquare(columns);
    if (sideOf(count - 1) > 0 && (whole || count > kFewestPixels)) return takeFirstOrLast(columns);
    return noSquare(count);
  }

  /// A column of words is the label.
  std::optional<Done> findText(Columns& columns) {
    const auto word =
        std::ranges::find_if(columns, [&](std::size_t i) { return sampled_.isText(i); });
    if (word == columns.end()) return std::nullopt;
    if (columns.size() <= kFewestPixels) return noSquare(columns.size());
    takeLabel(*word);
    columns.erase(word);
    return placeSquare(columns);
  }

  /// Takes a first column that counts the rows away, where a label is left besides.
  bool findIndex(Columns& columns) {
    const bool two = sideOf(columns.size() - 2) > 0 && sideOf(columns.size() - 1) == 0;
    if (!two || !sampled_.counts(columns.front())) return false;
    noteLeftOut({std::to_string(columns.front() + 1)});
    columns.erase(columns.begin());
    return true;
  }

  bool findOneHot(Columns& columns) {
    constexpr std::size_t kMostClassesThere = 1000;
    for (int side = static_cast<int>(std::sqrt(static_cast<double>(columns.size())));
         side * side >= static_cast<int>(kFewestPixels); --side) {
      const std::size_t classes = columns.size() - static_cast<std::size_t>(side * side);
      if (classes < 2) continue;
      if (classes > kMostClassesThere) return false;
      for (const std::size_t begin : {std::size_t{0}, columns.size() - classes}) {
        const auto hot = std::span(columns).subspan(begin, classes);
        if (!sampled_.areOneHot(hot)) continue;
        takeOneHot(hot);
        columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(begin),
                      columns.begin() + static_cast<std::ptrdiff_t>(begin + classes));
        return true;
      }
    }
    return false;
  }

  Done takeFirstOrLast(Columns& columns) {
    layout_.labelMayBeLast = sideOf(columns.size() - 1) > 1;
    layout_.labelMayBeIndex = columns.size() > kFewestPixels && sampled_.rows() >= kFewestCounted &&
                              sampled_.counts(columns.front());
    layout_.place[columns.front()] = CsvLayout::label;
    layout_.labelled = options_.labelColumn != "none";
    columns.erase(columns.begin());
    return placeSquare(columns);
  }

  Done placePixels(const PixelColumns& pixels) {
    const std::size_t count = pixels.columns.size();
    const bool counted = pixels.places.size() == count;
    if (pixels.rows == 0 || !counted) {
      if (counted && sideOf(count) > 0) return placeSquare(pixels.columns, pixels.places);
      return placeSquare(pixels.columns);
    }
    layout_.rows = pixels.rows;
    layout_.imageColumns = pixels.columnsOfImage;
    if (layout_.imageSize() != count)
      return badFile(plural(count, "%1 has %n pixel in a row, but its last column is named %2.",
                            "%1 has %n pixels in a row, but its last column is named %2.", path_,
                            excerpt(names_[pixels.columns.back()])));
    for (std::size_t i = 0; i < count; ++i)
      layout_.place[pixels.columns[i]] = static_cast<std::int32_t>(pixels.places[i]);
    return {};
  }

  /// Pixels of a square image, in the order of the places, or in the table's.
  Done placeSquare(const Columns& columns, const std::vector<std::uint32_t>& places = {}) {
    layout_.rows = layout_.imageColumns = sideOf(columns.size());
    if (layout_.rows == 0) return noSquare(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i)
      layout_.place[columns[i]] = static_cast<std::int32_t>(places.empty() ? i : places[i]);
    return {};
  }

  [[nodiscard]] tl::unexpected<Error> noSquare(std::size_t pixels) const {
    if (pixels == 0) return badFile("%1 has no columns of pixels. %2", path_, tableOfImages());
    constexpr std::size_t kColours = 3;
    if (const int side = sideOf(pixels / kColours); pixels % kColours == 0 && side > 1)
      return badFile(
          "%1 has %2 values in a row, which may be %3 x %3 pixels in colour. Lookbook reads "
          "colours "
          "from arrays: save them as NPY, n x %3 x %3 x 3.",
          path_, pixels, side);
    if (!header_)
      return notOfFormat(
          path_,
          text("%1 has %2 columns and no header; these are not the pixels of a square image, "
               "with or without a label before them.",
               path_, layout_.columns));
    return badFile(
        plural(pixels,
               "%1 has %n pixel in a row, which is not the number of a square image. Name the "
               "columns 1x1 to ROWSxCOLUMNS.",
               "%1 has %n pixels in a row, which is not the number of a square image. Name "
               "the columns 1x1 to ROWSxCOLUMNS.",
               path_));
  }

  const fs::path& path_;
  const OpenOptions& options_;
  bool header_;
  SampledColumns sampled_;
  std::vector<std::string> names_;
  CsvLayout layout_;
};

}  // namespace

Notice indexLeftOut(const fs::path& path, const std::vector<std::string>& columns) {
  return {"column-left-out",
          plural(columns.size(), "%1: a column that counts or names the rows is left out (%2).",
                 "%1: columns that count or name the rows are left out (%2).", path.filename(),
                 listed(columns)),
          Notice::Kind::note};
}

Result<CsvLayout> readCsvLayout(const fs::path& path, const OpenOptions& options) {
  const auto sample = readSample(path);
  if (!sample) return tl::unexpected(sample.error());
  if (sample->rows.empty() || sample->rows.front().size() < 2)
    return notOfFormat(path,
                       text("%1 has one column in its first line. %2", path, tableOfImages()));
  auto layout = LayoutFinder(path, *sample, options).find();
  if (layout || layout.error().kind != Error::Kind::badFile) return layout;
  return notOfFormat(path, layout.error().text);
}

}  // namespace lookbook
