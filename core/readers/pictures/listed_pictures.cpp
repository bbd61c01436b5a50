#include "core/readers/pictures/listed_pictures.h"

#include "core/base/plain_text.h"
#include "core/readers/pictures/picture_table.h"
#include "core/readers/probe/extensions.h"
#include "core/readers/probe/file_name.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

/// Takes the pictures of tables, one table after another.
class ListedReader {
 public:
  explicit ListedReader(const PictureIndex& index)
      : index_(index), isListed_(index.pictures().size()) {}

  void add(PictureTable table) {
    std::vector<std::string> missing;
    std::size_t repeated = 0;
    for (const TableRow& row : table.rows) {
      const auto picture = index_.find(row.picture, row.split);
      if (!picture) {
        missing.push_back(row.picture);
      } else if (isListed_[*picture]) {
        ++repeated;
      } else {
        isListed_[*picture] = true;
        take(*picture, row.split, row.className);
      }
    }
    result_.labelled = result_.labelled || table.labelled;
    std::ranges::move(table.notices, std::back_inserter(result_.notices));
    if (!missing.empty())
      result_.notices.emplace_back(
          "pictures-missing",
          plural(missing.size(), "%1: %n row is left out because its picture is missing (%2).",
                 "%1: %n rows are left out because their pictures are missing (%2).",
                 table.path.filename(), listed(missing)));
    if (repeated > 0)
      result_.notices.emplace_back(
          "pictures-repeated",
          plural(repeated, "%1: %n row is left out because its picture is listed before.",
                 "%1: %n rows are left out because their pictures are listed before.",
                 table.path.filename()));
  }

  ListedPictures finish() {
    takeOtherSplits();
    std::vector<std::string> unlisted;
    for (std::size_t i = 0; i < isListed_.size(); ++i)
      if (!isListed_[i])
        unlisted.push_back(index_.pictures()[i].lexically_relative(index_.folder()).string());
    if (!unlisted.empty())
      result_.notices.emplace_back(
          "pictures-unlisted",
          plural(unlisted.size(), "%n picture that no table lists is left out (%1).",
                 "%n pictures that no table lists are left out (%1).", listed(unlisted)));
    return std::move(result_);
  }

 private:
  void take(std::size_t picture, std::size_t split, const std::string& className) {
    result_.bySplit.at(split).push_back({index_.pictures()[picture], className});
  }

  /// Pictures in the folder of a split that no table lists anything of.
  void takeOtherSplits() {
    for (std::size_t split = 1; split < kReadSplits.size(); ++split) {
      if (!result_.bySplit.at(split).empty()) continue;
      for (std::size_t i = 0; i < isListed_.size(); ++i)
        if (index_.splitOf(i) == split && !isListed_[i]) {
          isListed_[i] = true;
          take(i, split, "");
        }
    }
  }

  const PictureIndex& index_;
  std::vector<bool> isListed_;
  ListedPictures result_;
};

/// Tables that were read, of which another one of the same split has the labels or comes first.
Notice tableLeftOut(const fs::path& table, const fs::path& used) {
  return {"table-left-out", text("%1 lists pictures, too. It is left out; %2 is read.",
                                 table.filename(), used.filename())};
}

/// Reads a table whose labels are in the column that another one has them in, if it has that.
Result<PictureTable> readLike(const std::string& labelColumn, const fs::path& path,
                              const PictureIndex& index, const OpenOptions& options) {
  OpenOptions like = options;
  if (!labelColumn.empty()) like.labelColumn = labelColumn;
  auto table = readPictureTable(path, index, like);
  if (table || table.error().kind != Error::Kind::badArgument) return table;
  like.labelColumn = "none";
  return readPictureTable(path, index, like);
}

}  // namespace

bool mayListPictures(const fs::path& file) {
  const bool isTable = hasExtension(file, kTableExtensions) || hasExtension(file, kTextExtensions);
  return isTable && lowerCase(file.filename().string()).find("submission") == std::string::npos;
}

std::vector<fs::path> findPictureTables(const Probe& probe, const PictureIndex& index) {
  std::vector<fs::path> tables;
  const auto add = [&](const fs::path& file) {
    if (mayListPictures(file) && findPictureColumn(file, index)) tables.push_back(file);
  };
  if (!probe.isFolder()) {
    add(probe.place());
    if (tables.empty()) return {};
  }
  for (const fs::path& file : probe.files()) {
    const bool belongs =
        probe.isFolder() || (readName(file).split != readName(probe.place()).split &&
                             readName(file).dataset == readName(probe.place()).dataset);
    if (belongs) add(file);
  }
  std::ranges::stable_sort(tables, {}, [](const fs::path& table) { return readName(table).split; });
  return tables;
}

Result<ListedPictures> readPictureTables(const std::vector<fs::path>& tables,
                                         const PictureIndex& index, const OpenOptions& options) {
  std::vector<PictureTable> used;
  std::vector<Notice> leftOut;
  std::string labelColumn;
  for (const fs::path& path : tables) {
    const bool first = labelColumn.empty();
    auto table = first && path == tables.front() ? readPictureTable(path, index, options)
                                                 : readLike(labelColumn, path, index, options);
    if (!table) return tl::unexpected(table.error());
    if (first) labelColumn = table->labelColumn;
    const auto same = std::ranges::find(used, table->split, &PictureTable::split);
    if (same == used.end()) {
      used.push_back(*std::move(table));
      continue;
    }
    if (table->labelled && !same->labelled) std::swap(*same, *table);
    leftOut.push_back(tableLeftOut(table->path, same->path));
  }
  ListedReader reader(index);
  for (PictureTable& table : used) reader.add(std::move(table));
  ListedPictures listed = reader.finish();
  std::ranges::move(leftOut, std::back_inserter(listed.notices));
  return listed;
}

}  // namespace lookbook
