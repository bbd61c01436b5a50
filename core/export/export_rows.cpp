#include "core/export/export_rows.h"

#include "core/base/finite.h"

#include <algorithm>
#include <utility>

namespace lookbook {

namespace {

/// The class names of the data set, and further ones if the user's labels exceed them.
std::vector<std::string> namesFor(const Dataset& dataset, const std::vector<ClassId>& labels) {
  std::vector<std::string> names;
  if (dataset.hasLabels()) names = dataset.classNames();
  const std::size_t classes = std::size_t{1} + std::ranges::max(labels);
  while (names.size() < classes) names.push_back("class " + std::to_string(names.size()));
  return names;
}

}  // namespace

Result<ExportRows> exportRows(DatasetPtr dataset, std::vector<ImageIndex> images,
                              std::vector<ClassId> labels, MatrixF map) {
  if (images.empty()) return badArgument(text("There are no images to export."));
  if (!labels.empty() && labels.size() != images.size())
    return badArgument(plural(labels.size(), "There is %n label for %1 images.",
                              "There are %n labels for %1 images.", images.size()));
  if (map.rows() > 0 && map.rows() != static_cast<Eigen::Index>(images.size()))
    return badArgument(plural(map.rows(), "The map has %n row for %1 images.",
                              "The map has %n rows for %1 images.", images.size()));
  if (const auto found = firstNotFinite(map))
    return badArgument("The map holds %1. All values must be finite numbers.", *found);
  if (labels.empty() && dataset->hasLabels())
    for (const ImageIndex image : images)
      labels.push_back(static_cast<ClassId>(dataset->label(image)));
  std::vector<std::string> names;
  if (!labels.empty()) names = namesFor(*dataset, labels);
  return ExportRows{std::move(dataset), std::move(images), std::move(labels), std::move(names),
                    std::move(map)};
}

}  // namespace lookbook
