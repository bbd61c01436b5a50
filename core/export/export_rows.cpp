#include "core/export/export_rows.h"

#include "core/base/finite.h"

#include <algorithm>
#include <utility>

namespace lookbook {

namespace {

/// The data set's names, and more where the user's labels are more.
std::vector<std::string> namesFor(const Dataset& dataset, const std::vector<std::uint8_t>& labels) {
  std::vector<std::string> names;
  if (dataset.hasLabels()) names = dataset.classNames();
  const std::size_t classes = std::size_t{1} + std::ranges::max(labels);
  while (names.size() < classes) names.push_back("class " + std::to_string(names.size()));
  return names;
}

}  // namespace

Result<ExportRows> exportRows(DatasetPtr dataset, std::vector<ImageIndex> images,
                              std::vector<std::uint8_t> labels, MatrixF map) {
  const std::string count = std::to_string(images.size());
  if (images.empty()) return badArgument("found no images to export");
  if (!labels.empty() && labels.size() != images.size())
    return badArgument("found " + std::to_string(labels.size()) + " labels; expected " + count +
                       ", one for each image");
  if (map.rows() > 0 && map.rows() != static_cast<Eigen::Index>(images.size()))
    return badArgument("found a map of " + std::to_string(map.rows()) + " rows; expected " + count +
                       ", one for each image");
  if (const std::string found = firstNotFinite(map); !found.empty())
    return badArgument("the map holds " + found + "; expected finite numbers");
  if (labels.empty() && dataset->hasLabels())
    for (const ImageIndex image : images)
      labels.push_back(static_cast<std::uint8_t>(dataset->label(image)));
  std::vector<std::string> names;
  if (!labels.empty()) names = namesFor(*dataset, labels);
  return ExportRows{std::move(dataset), std::move(images), std::move(labels), std::move(names),
                    std::move(map)};
}

}  // namespace lookbook
