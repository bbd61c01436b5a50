#include "core/readers/tables/csv_images.h"

#include "core/base/parallel.h"
#include "core/base/plain_text.h"
#include "core/readers/probe/extensions.h"
#include "core/readers/probe/file_name.h"
#include "core/readers/tables/csv_labels.h"
#include "core/readers/tables/csv_rows.h"
#include "core/readers/tables/table_lines.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

/// Of tables that might also be something else.
constexpr std::size_t kFewestTablePixels = 16;

bool mayBeTable(const fs::path& path) {
  return hasExtension(path, kTableExtensions) || hasExtension(path, kTextExtensions);
}

/// The tables of one place, by split.
class TablesOfPlace {
 public:
  explicit TablesOfPlace(const Probe& probe) : probe_(probe) {}

  /// The file that the user named.
  Result<void> addNamed(const fs::path& path) {
    const NameParts name = readName(path);
    auto layout = readCsvLayout(path, probe_.options());
    // Columns of labels may also look like images of a few pixels.
    if ((!layout || layout->imageSize() < kFewestTablePixels) && name.labels && !name.images) {
      labels_.at(name.split) = path;
      return {};
    }
    if (!layout) return tl::unexpected(layout.error());
    images_.at(name.split) = {path, name.split, false, *std::move(layout)};
    first_ = name.split;
    return {};
  }

  /// A file beside it, which may be anything.
  Result<void> add(const fs::path& path) {
    const NameParts name = readName(path);
    if (name.labels && !name.images) {
      if (!labels_.at(name.split)) labels_.at(name.split) = path;
      return {};
    }
    auto& place = images_.at(name.split);
    const bool isTaken = place.has_value();
    if (isTaken && (!probe_.isFolder() || !hasExtension(path, kTableExtensions))) return {};
    if (isTaken && readName(place->path).dataset.empty() && !name.dataset.empty()) {
      if (readCsvLayout(path, probe_.options())) further_.push_back(path.filename().string());
      return {};
    }
    auto layout = readCsvLayout(path, probe_.options());
    if (!layout) return {};
    // Text of a few numbers a line is more likely something else: names of classes, a map.
    if (!hasExtension(path, kTableExtensions) && layout->imageSize() < kFewestTablePixels)
      return {};
    const bool isUsual = isTaken && name.dataset.empty() && !readName(place->path).dataset.empty();
    if (isTaken && !isUsual && hasExtension(place->path, kTableExtensions))
      return severalDatasets(probe_.folder(), place->path, path);
    if (isUsual) further_.push_back(place->path.filename().string());
    place = {path, name.split, false, *std::move(layout)};
    return {};
  }

  /// The named file's split first; tables of labels behind the images that they belong to.
  std::vector<FoundTable> take() {
    std::vector<FoundTable> found;
    std::vector<std::size_t> order{0, 1, 2};
    std::ranges::stable_partition(order, [&](std::size_t split) { return split == first_; });
    for (const std::size_t split : order) {
      auto& images = images_.at(split);
      if (!images) continue;
      const bool labelled = images->layout.labelled;
      found.push_back(*std::move(images));
      if (const auto& labels = labels_.at(split); labels && !labelled)
        found.push_back({*labels, split, true, {}});
    }
    if (!found.empty() && !further_.empty())
      found.front().layout.notices.emplace_back(
          "other-tables", text("%1 holds further tables of images, which are left out: %2.",
                               probe_.folder(), listed(further_)));
    return found;
  }

 private:
  const Probe& probe_;
  std::vector<std::string> further_;  ///< tables of images of another data set in the folder
  std::size_t first_ = 0;
  std::array<std::optional<FoundTable>, kReadSplits.size()> images_;
  std::array<std::optional<fs::path>, kReadSplits.size()> labels_;
};

Result<CsvFile> readTable(const FoundTable& table) {
  if (!table.labels) return readCsvRows(table.path, table.layout);
  return readCsvLabels(table.path).map([](ArrayFile labels) {
    return CsvFile{.images = {}, .labels = std::move(labels), .notices = {}};
  });
}

/// Whether the images of a split have labels, in their table or in one of their own.
bool isLabelled(const std::vector<FoundTable>& tables, std::size_t split) {
  return std::ranges::any_of(tables, [&](const FoundTable& table) {
    return table.split == split && (table.labels || table.layout.labelled);
  });
}

Notice splitLeftOut(const FoundTable& table, bool labelled, const FoundTable& first) {
  const fs::path name = table.path.filename();
  const fs::path other = first.path.filename();
  return {"split-left-out", labelled
                                ? text("%1 has labels, %2 has none; it is left out.", name, other)
                                : text("%1 has no labels, %2 has; it is left out.", name, other)};
}

/// pandas names a column without a name 0: above as many labels as there are images, it is no
/// label.
void dropHeader(const std::optional<ArrayFile>& images, std::optional<ArrayFile>& labels) {
  if (!images || !labels || labels->header.count != images->header.count + 1) return;
  std::vector<std::string>& names = labels->labelValues.names;
  if (names.size() != labels->header.count || names.front() != "0") return;
  names.erase(names.begin());
  --labels->header.count;
}

/// Whether what may have been the labels of a table counts its rows, so that it was left out.
bool isCounting(const FoundTable& table, const CsvFile& file) {
  return !table.labels && table.layout.labelMayBeIndex && table.layout.labelled && !file.labels;
}

/// The number behind the largest label of a file; 0 if it has none.
std::uint32_t classesOf(const CsvFile& file) {
  if (!file.labels) return 0;
  std::uint32_t classes = 0;
  for (const ClassId label : file.labels->labels)
    classes = std::max<std::uint32_t>(classes, label + 1U);
  for (const std::int32_t label : file.labels->labelValues.numbers)
    classes = std::max(classes, static_cast<std::uint32_t>(label + 1));
  return classes;
}

/// A split of few images may have one of each class, in their order. Its labels are no index if the
/// labels of another split are as large.
void readCountsAsLabels(std::vector<FoundTable>& tables, std::vector<Result<CsvFile>>& read) {
  std::uint32_t classes = 0;
  for (const Result<CsvFile>& file : read)
    if (file) classes = std::max(classes, classesOf(*file));
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (!read[i] || !isCounting(tables[i], *read[i]) || read[i]->images.header.count > classes)
      continue;
    tables[i].layout.labelMayBeIndex = false;
    read[i] = readTable(tables[i]);
  }
}

}  // namespace

Result<std::vector<FoundTable>> findCsvFiles(const Probe& probe) {
  TablesOfPlace tables(probe);
  const fs::path& named = probe.place();
  if (!probe.isFolder())
    if (auto added = tables.addNamed(named); !added) return tl::unexpected(added.error());
  for (const fs::path& path : probe.files()) {
    const bool belongs = probe.isFolder() || (path.filename() != named.filename() &&
                                              readName(path).dataset == readName(named).dataset);
    if (!belongs || !mayBeTable(path)) continue;
    if (auto added = tables.add(path); !added) return tl::unexpected(added.error());
  }
  std::vector<FoundTable> found = tables.take();
  if (found.empty())
    return fail(Error::Kind::notFound, "%1 holds no tables of images.", probe.place());
  return found;
}

Result<ReadArrays> readCsvFiles(const std::vector<FoundTable>& files) {
  const bool labelled = isLabelled(files, files.front().split);
  ReadArrays result;
  std::vector<FoundTable> used;
  for (const FoundTable& table : files) {
    if (isLabelled(files, table.split) == labelled)
      used.push_back(table);
    else if (!table.labels)
      result.notices.push_back(splitLeftOut(table, !labelled, files.front()));
  }
  std::vector<Result<CsvFile>> read(used.size());
  ThreadTeam team(static_cast<int>(used.size()));
  team.forBlocks(used.size(), [&](std::size_t i, int) { read[i] = readTable(used[i]); });
  readCountsAsLabels(used, read);
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (!read[i]) return tl::unexpected(read[i].error());
    CsvFile& file = *read[i];
    if (i > 0 && isCounting(used[i], file) && (read[0]->labels || used[1].labels)) {
      result.notices.push_back(splitLeftOut(used[i], false, used[0]));
      continue;
    }
    const auto images = static_cast<std::size_t>(roleOf(ArrayHeader::Kind::images, used[i].split));
    if (!used[i].labels) result.byRole.at(images) = std::move(file.images);
    if (file.labels) result.byRole.at(images + 1) = std::move(file.labels);
    std::ranges::move(file.notices, std::back_inserter(result.notices));
  }
  for (std::size_t split = 0; split < kReadSplits.size(); ++split)
    dropHeader(result.byRole.at(2 * split), result.byRole.at(2 * split + 1));
  return result;
}

Score scoreCsv(const Probe& probe) {
  const bool byExtension = hasExtension(probe.place(), kTableExtensions);
  if (!probe.isFolder() && !byExtension &&
      (isOfOtherThanIdx(probe.place()) || !looksLikeText(probe.place())))
    return {};
  const Fit fit = probe.isFolder() ? Fit::possible : Fit::sure;
  auto files = findCsvFiles(probe);
  if (!files && files.error().kind == Error::Kind::notFound && probe.isFolder()) return {};
  if (!files && !probe.isFolder() && !mayBeTable(probe.place())) return {};
  // A table of something else may list pictures.
  if (!files) return failing(std::min(fit, Fit::likely), std::move(files.error()));
  Score score{.fit = fit};
  for (const FoundTable& table : *files) score.files.push_back(table.path);
  score.open = [files = *std::move(files)] { return readCsvFiles(files); };
  return score;
}

}  // namespace lookbook
