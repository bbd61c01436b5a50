#include "core/readers/arrays/label_tables.h"

#include "core/readers/probe/extensions.h"
#include "core/readers/probe/file_name.h"
#include "core/readers/tables/csv_labels.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <utility>

namespace lookbook {

namespace {

/// The table of labels of a split, which is named like its images.
std::optional<std::filesystem::path> labelTableFor(const Probe& probe, const ArrayFile& images,
                                                   std::size_t split) {
  const NameParts of = readName(images.path);
  for (const std::filesystem::path& file : probe.files()) {
    if (!hasExtension(file, kTableExtensions) && !hasExtension(file, kTextExtensions)) continue;
    const NameParts name = readName(file);
    if (name.labels && !name.images && name.split == split && name.dataset == of.dataset)
      return file;
  }
  return std::nullopt;
}

}  // namespace

void addLabelTables(const Probe& probe, ReadArrays& arrays) {
  for (std::size_t split = 0; split < kReadSplits.size(); ++split) {
    const auto& images = arrays.byRole.at(2 * split);
    auto& labels = arrays.byRole.at(2 * split + 1);
    if (!images || labels) continue;
    const auto file = labelTableFor(probe, *images, split);
    if (!file) continue;
    auto read = readCsvLabels(*file);
    if (read && read->header.count == images->header.count)
      labels = *std::move(read);
    else
      arrays.notices.emplace_back(
          "labels-left-out",
          text("%1 does not hold a label for each image. It is left out.", file->filename()));
  }
}

}  // namespace lookbook
