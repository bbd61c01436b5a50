#include "core/readers/csv_images.h"

#include "core/base/parallel.h"
#include "core/base/plain_text.h"
#include "core/io/content_reader.h"
#include "core/io/line_reader.h"
#include "core/readers/csv_layout.h"
#include "core/readers/file_name.h"

#include <algorithm>
#include <array>
#include <limits>
#include <new>
#include <string>
#include <string_view>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

constexpr unsigned kWhite = 255;

/// Reads a number up to `most`, and the comma after it, if there is one. Returns false for anything
/// else.
bool takeNumber(const char*& at, const char* end, unsigned most, unsigned& value) {
  const char* begin = at;
  value = 0;
  const std::ptrdiff_t digits = most > kWhite ? 5 : 3;
  while (at < end && *at >= '0' && *at <= '9' && at - begin < digits)
    value = 10 * value + static_cast<unsigned>(*at++ - '0');
  return at > begin && value <= most && (at == end || *at == ',');
}

/// Images and labels of one file as they are read.
struct TableRows {
  CsvLayout layout;
  std::vector<std::uint8_t> pixels;
  std::vector<ClassId> labels;
  std::size_t count = 0;
};

Result<void> readRow(const fs::path& path, std::size_t number, std::string_view line,
                     TableRows& rows) {
  const char* at = line.data();
  const char* end = at + line.size();
  for (std::size_t column = 0; column < rows.layout.columns; ++column) {
    if (at > end)
      return badFile(plural(column, "%1 has %n column in line %2; it must have %3.",
                            "%1 has %n columns in line %2; it must have %3.", path, number,
                            rows.layout.columns));
    const char* begin = at;
    const bool isLabel = column == rows.layout.label;
    const unsigned most = isLabel ? std::numeric_limits<ClassId>::max() : kWhite;
    unsigned value = 0;
    if (!takeNumber(at, end, most, value)) {
      constexpr std::ptrdiff_t kEnough = 12;
      const std::string text(begin, std::min(std::find(begin, end, ','), begin + kEnough));
      return badFile(
          "%1 has \"%2\" as column %3 in line %4, which is not a whole number from 0 to %5.", path,
          text, column + 1, number, std::to_string(most));
    }
    ++at;
    if (isLabel)
      rows.labels.push_back(static_cast<ClassId>(value));
    else
      rows.pixels.push_back(static_cast<std::uint8_t>(value));
  }
  if (at <= end)
    return badFile("%1 has more than %2 columns in line %3, but as many in its first line.", path,
                   rows.layout.columns, number);
  ++rows.count;
  return {};
}

ArrayHeader headerOf(const TableRows& rows) {
  return {ArrayHeader::Kind::images, static_cast<std::uint32_t>(rows.count), rows.layout.rows,
          rows.layout.imageColumns};
}

/// The warning about a file without a newline at its end.
Text cutWarning(const fs::path& path) {
  return text(
      "%1 ends within its last line; the last pixel may have lost digits (is it truncated?).",
      path.filename());
}

Result<TableRows> readRows(LineReader& lines, const fs::path& path) {
  TableRows rows;
  std::string_view line;
  for (std::size_t number = 1;; ++number) {
    const auto more = lines.next(line);
    if (!more) return tl::unexpected(more.error());
    if (!*more) break;
    if (number == 1) {
      const auto layout = readCsvLayout(path, line);
      if (!layout) return tl::unexpected(layout.error());
      rows.layout = *layout;
      if (auto fits = checkArrayHeader(
              path, {ArrayHeader::Kind::images, 1, layout->rows, layout->imageColumns});
          !fits)
        return tl::unexpected(fits.error());
      if (layout->header) continue;
    }
    if (line.empty()) continue;  // pandas skips such lines, too
    if (auto read = readRow(path, number, line, rows); !read) return tl::unexpected(read.error());
    if (rows.count % 1000 == 0)
      if (auto fits = checkArrayHeader(path, headerOf(rows)); !fits)
        return tl::unexpected(fits.error());
  }
  if (rows.count == 0) return badFile("%1 holds no images.", path);
  if (rows.count > std::numeric_limits<std::uint32_t>::max() / 2)
    return badFile("%1 has %2 rows, which are too many.", path, rows.count);
  return rows;
}

struct CsvFile {
  ArrayFile images;
  std::optional<ArrayFile> labels;
  std::optional<Text> warning;
};

Result<CsvFile> readCsv(const fs::path& path) try {
  auto reader = ContentReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  LineReader lines(*std::move(reader), path);
  auto rows = readRows(lines, path);
  if (!rows) return tl::unexpected(rows.error());
  const ArrayHeader header = headerOf(*rows);
  CsvFile file;
  file.images = asArrayFile(path, header, std::move(rows->pixels));
  if (rows->layout.label) file.labels = asLabelFile(path, std::move(rows->labels));
  if (!lines.ended()) file.warning = cutWarning(path);
  return file;
} catch (const std::bad_alloc&) {
  return tooLargeForMemory(path);
}

/// Checks that the first line of a file is that of images.
Result<void> examineTable(const fs::path& path) {
  auto reader = ContentReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  LineReader lines(*std::move(reader), path);
  std::string_view line;
  const auto more = lines.next(line);
  if (!more) return tl::unexpected(more.error());
  const auto layout = readCsvLayout(path, line);
  if (!layout) return tl::unexpected(layout.error());
  return {};
}

}  // namespace

Result<std::vector<fs::path>> findCsvFiles(const Probe& probe) {
  std::array<fs::path, 2> bySplit;
  const fs::path& named = probe.place();
  if (!probe.isFolder()) {
    if (auto checked = examineTable(named); !checked) return tl::unexpected(checked.error());
    bySplit.at(readName(named).test ? 1 : 0) = named;
  }
  for (const fs::path& path : probe.files()) {
    const NameParts name = readName(path);
    if (!hasExtension(path, kCsvExtensions) ||
        (!probe.isFolder() &&
         (path.filename() == named.filename() || name.dataset != readName(named).dataset)) ||
        !examineTable(path))
      continue;
    fs::path& place = bySplit.at(name.test ? 1 : 0);
    if (place.empty())
      place = path;
    else if (probe.isFolder())
      return severalDatasets(probe.folder(), place, path);
  }
  if (!probe.isFolder() && bySplit[1] == named) std::swap(bySplit[0], bySplit[1]);
  std::vector<fs::path> files;
  for (const fs::path& file : bySplit)
    if (!file.empty()) files.push_back(file);
  if (files.empty())
    return fail(Error::Kind::notFound, "%1 holds no CSV files of images.", probe.folder());
  return files;
}

Result<ReadArrays> readCsvFiles(const std::vector<fs::path>& files) {
  std::vector<Result<CsvFile>> read(files.size());
  ThreadTeam team(static_cast<int>(files.size()));
  team.forBlocks(files.size(), [&](std::size_t file, int) { read[file] = readCsv(files[file]); });
  for (const auto& file : read)
    if (!file) return tl::unexpected(file.error());

  ReadArrays result;
  for (std::size_t i = 0; i < files.size(); ++i) {
    CsvFile& file = *read[i];
    if (file.labels.has_value() != read.front()->labels.has_value()) {
      const fs::path name = files[i].filename();
      const fs::path first = files.front().filename();
      result.warnings.push_back(
          file.labels ? text("%1 has labels, %2 has none; it is left out.", name, first)
                      : text("%1 has no labels, %2 has; it is left out.", name, first));
      continue;
    }
    const bool test = readName(files[i]).test;
    if (file.warning) result.warnings.push_back(*file.warning);
    const auto images = static_cast<std::size_t>(roleOf(ArrayHeader::Kind::images, test));
    result.byRole.at(images) = std::move(file.images);
    result.byRole.at(images + 1) = std::move(file.labels);
  }
  return result;
}

Score scoreCsv(const Probe& probe) {
  if (!probe.isFolder() && !hasExtension(probe.place(), kCsvExtensions)) return {};
  const Fit fit = probe.isFolder() ? Fit::possible : Fit::sure;
  auto files = findCsvFiles(probe);
  if (!files && files.error().kind == Error::Kind::notFound && probe.isFolder()) return {};
  if (!files) return failing(fit, std::move(files.error()));
  return {.fit = fit, .files = *files, .open = [files = *files] { return readCsvFiles(files); }};
}

}  // namespace lookbook
