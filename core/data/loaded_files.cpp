#include "core/data/loaded_files.h"

#include "core/base/plain_text.h"
#include "core/io/content_reader.h"

#include <utility>

namespace lookbook {

namespace {

using ByRole = std::array<std::optional<ArrayFile>, kFileRoles>;

std::string sizeText(const ArrayHeader& header) {
  return std::to_string(header.rows) + " x " + std::to_string(header.columns);
}

/// Checks that the files fit together.
Result<void> checkTogether(const ByRole& files) {
  const auto& [trainImages, trainLabels, testImages, testLabels] = files;
  for (const auto& [images, labels] :
       {std::pair{&trainImages, &trainLabels}, std::pair{&testImages, &testLabels}})
    if (*labels && !*images)
      return badFile("%1 holds labels, but the images that they belong to are missing.",
                     (*labels)->path);
  for (const auto& [images, labels] :
       {std::pair{&trainImages, &trainLabels}, std::pair{&testImages, &testLabels}})
    if (*labels && (*labels)->header.count != (*images)->header.count)
      return badFile(plural((*labels)->header.count, "%1 has %n label, but %2 has %3.",
                            "%1 has %n labels, but %2 has %3.", (*labels)->path,
                            excerpt((*images)->path.filename().string()),
                            plural((*images)->header.count, "%n image", "%n images")));
  if (!trainImages || !testImages) return {};
  if (trainImages->header.rows != testImages->header.rows ||
      trainImages->header.columns != testImages->header.columns)
    return badFile("%1 has images of %2 pixels, but those of %3 have %4.", testImages->path,
                   sizeText(testImages->header), excerpt(trainImages->path.filename().string()),
                   sizeText(trainImages->header));
  if (trainLabels.has_value() != testLabels.has_value()) {
    const ArrayFile& without = trainLabels ? *testImages : *trainImages;
    const ArrayFile& with = trainLabels ? *trainImages : *testImages;
    return badFile("%1 has no labels beside it, but %2 has.", without.path,
                   excerpt(with.path.filename().string()));
  }
  return {};
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

std::optional<Text> colourWarning(const std::string& where, std::size_t coloured,
                                  std::size_t images) {
  if (coloured == 0) return std::nullopt;
  return plural(coloured, "%1: %n of %2 is in colour; it is shown in grey.",
                "%1: %n of %2 are in colour; they are shown in grey.", where,
                plural(images, "%n image", "%n images"));
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
  auto& [trainImages, trainLabels, testImages, testLabels] = arrays.byRole;
  LoadedFiles result;
  Dataset::Parts& parts = result.parts;
  const ArrayHeader& header = (trainImages ? trainImages : testImages)->header;
  parts.rows = header.rows;
  parts.columns = header.columns;
  parts.splits = {{"train", trainImages ? trainImages->header.count : 0}};
  for (std::size_t role = 0; role < kFileRoles; ++role) {
    const auto& file = arrays.byRole.at(role);
    if (!file) continue;
    result.md5.at(role) = file->md5;
    result.names.at(role) = file->path.filename().string();
  }
  append(parts.pixels, trainImages, &ArrayFile::values);
  append(parts.pixels, testImages, &ArrayFile::values);
  append(parts.labels, trainLabels, &ArrayFile::labels);
  append(parts.labels, testLabels, &ArrayFile::labels);
  parts.classNames = std::move(arrays.classNames);
  parts.warnings = std::move(arrays.warnings);
  return result;
}

}  // namespace lookbook
