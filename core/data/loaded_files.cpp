#include "core/data/loaded_files.h"

#include "core/base/plain_text.h"
#include "core/data/grey_values.h"
#include "core/data/label_values.h"
#include "core/io/content_reader.h"

#include <algorithm>
#include <utility>

namespace lookbook {

namespace {

using ByRole = std::array<std::optional<ArrayFile>, kFileRoles>;

std::string sizeText(const ArrayHeader& header) {
  return std::to_string(header.rows) + " x " + std::to_string(header.columns);
}

/// The images and labels of a split, if they are there.
struct SplitFiles {
  std::optional<ArrayFile>& images;
  std::optional<ArrayFile>& labels;
};

SplitFiles filesOf(ByRole& files, std::size_t split) {
  return {files.at(2 * split), files.at(2 * split + 1)};
}

Result<void> checkSplit(const SplitFiles& split) {
  const auto& [images, labels] = split;
  if (labels && !images)
    return badFile("%1 holds labels, but the images that they belong to are missing.",
                   labels->path);
  if (labels && labels->header.count != images->header.count)
    return badFile(plural(labels->header.count, "%1 has %n label, but %2 has %3.",
                          "%1 has %n labels, but %2 has %3.", labels->path,
                          excerpt(images->path.filename().string()),
                          plural(images->header.count, "%n image", "%n images")));
  return {};
}

/// Do the files go together?
Result<void> checkTogether(ByRole& files) {
  std::optional<std::size_t> first;
  for (std::size_t split = 0; split < kReadSplits.size(); ++split)
    if (auto checked = checkSplit(filesOf(files, split)); !checked) return checked;
  for (std::size_t split = 0; split < kReadSplits.size(); ++split) {
    const auto& [images, labels] = filesOf(files, split);
    if (!images) continue;
    if (!first) {
      first = split;
      continue;
    }
    const auto& [firstImages, firstLabels] = filesOf(files, *first);
    if (firstImages->header.rows != images->header.rows ||
        firstImages->header.columns != images->header.columns)
      return badFile("%1 has images of %2 pixels, but those of %3 have %4.", images->path,
                     sizeText(images->header), excerpt(firstImages->path.filename().string()),
                     sizeText(firstImages->header));
    if (firstLabels.has_value() != labels.has_value()) {
      const ArrayFile& without = firstLabels ? *images : *firstImages;
      const ArrayFile& with = firstLabels ? *firstImages : *images;
      return badFile("%1 has no labels beside it, but %2 has.", without.path,
                     excerpt(with.path.filename().string()));
    }
  }
  if (first) return {};
  return badFile(text("There are no images."));
}

template <class Value>
void append(std::vector<Value>& to, std::optional<ArrayFile>& file,
            std::vector<Value> ArrayFile::* values) {
  if (!file) return;
  std::vector<Value>& from = (*file).*values;
  if (to.empty())
    to = std::move(from);
  else
    to.insert(to.end(), from.begin(), from.end());
  from = {};
}

}  // namespace

std::optional<Notice> colourWarning(const std::string& where, std::size_t coloured,
                                    std::size_t images) {
  if (coloured == 0) return std::nullopt;
  return Notice("colour", plural(coloured, "%1: %n of %2 is in colour; it is shown in grey.",
                                 "%1: %n of %2 are in colour; they are shown in grey.", where,
                                 plural(images, "%n image", "%n images")));
}

tl::unexpected<Error> severalDatasets(const std::filesystem::path& place,
                                      const std::filesystem::path& one,
                                      const std::filesystem::path& other) {
  return badFile(
      "%1 holds both %2 and %3, so it is not one data set. Open one of the files instead.", place,
      excerpt(one.filename().string()), excerpt(other.filename().string()));
}

Result<LoadedFiles> joinArrays(ReadArrays arrays) {
  if (auto checked = checkTogether(arrays.byRole); !checked) return tl::unexpected(checked.error());
  if (auto settled = settleGreyValues(arrays); !settled) return tl::unexpected(settled.error());
  const auto unlabelled = settleLabels(arrays);
  if (!unlabelled) return tl::unexpected(unlabelled.error());
  LoadedFiles result;
  Dataset::Parts& parts = result.parts;
  for (std::size_t split = 0; split < kReadSplits.size(); ++split) {
    const auto& images = filesOf(arrays.byRole, split).images;
    if (images) {
      parts.rows = images->header.rows;
      parts.columns = images->header.columns;
    }
    if (images || split < 2)
      parts.splits.push_back({kReadSplits.at(split), images ? images->header.count : 0});
  }
  for (std::size_t role = 0; role < kFileRoles; ++role) {
    const auto& file = arrays.byRole.at(role);
    if (!file) continue;
    result.md5.at(role) = file->md5;
    result.names.at(role) = file->path.filename().string();
  }
  for (std::size_t split = 0; split < kReadSplits.size(); ++split) {
    const auto& [images, labels] = filesOf(arrays.byRole, split);
    append(parts.pixels, images, &ArrayFile::values);
    append(parts.labels, labels, &ArrayFile::labels);
  }
  const bool enough =
      parts.labels.empty() || arrays.classNames.empty() ||
      std::ranges::max(parts.labels) < arrays.classNames.size() + (unlabelled->has_value() ? 1 : 0);
  if (enough)
    parts.classNames = std::move(arrays.classNames);
  else
    arrays.notices.emplace_back(
        "class-names", plural(arrays.classNames.size(),
                              "%n class has a name, but there are labels up to %1. The names are "
                              "left out.",
                              "%n classes have names, but there are labels up to %1. The names are "
                              "left out.",
                              std::ranges::max(parts.labels)));
  parts.unlabelled = *unlabelled;
  parts.notices = std::move(arrays.notices);
  return result;
}

}  // namespace lookbook
