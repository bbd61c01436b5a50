#include "core/runs/files/fitted_map.h"

#include "core/base/plain_text.h"
#include "core/runs/images_text.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace lookbook {

namespace {

/// All images, or those of a split, with this number of images; empty if there are none.
std::optional<std::pair<SplitChoice, Text>> splitOf(std::size_t rows, const Dataset& dataset) {
  if (rows == dataset.size()) return {{SplitChoice::all, allImages()}};
  for (const SplitPart& split : dataset.splits())
    if (rows == split.count) return {{SplitChoice(split.name), splitImages(split.name)}};
  return std::nullopt;
}

Result<void> checkImages(const MapFile& file, const Dataset& dataset) {
  std::vector<bool> seen(dataset.size());
  for (const ImageIndex image : file.images) {
    if (image >= dataset.size())
      return badFile("%1 names image %2 in its index, but %3 has images 0 to %4.", file.path, image,
                     dataset.title(), dataset.size() - 1);
    if (seen[image]) return badFile("%1 names image %2 twice in its index.", file.path, image);
    seen[image] = true;
  }
  return {};
}

tl::unexpected<Error> wrongCount(const MapFile& file, const Dataset& dataset) {
  const auto points = file.positions.rows();
  const Text images = plural(dataset.size(), "%n image", "%n images");
  std::vector<Text> splits;
  for (const SplitPart& split : dataset.splits())
    if (split.count > 0 && split.count < dataset.size())
      splits.push_back(text("%1 (%2)", split.count, split.name));
  if (!splits.empty())
    return badFile(plural(points, "%1 has %n point, but %2 has %3: %4.",
                          "%1 has %n points, but %2 has %3: %4.", file.path, dataset.title(),
                          images, joined(splits)));
  return badFile(plural(points, "%1 has %n point, but %2 has %3.",
                        "%1 has %n points, but %2 has %3.", file.path, dataset.title(), images));
}

/// A warning if labels differ from those of the data set, because rows may be in another order.
std::optional<Text> doubtOf(const MapFile& file, const FittedMap& map, const Dataset& dataset) {
  if (file.labels.empty() || !dataset.hasLabels()) return std::nullopt;
  std::size_t same = 0;
  for (std::size_t row = 0; row < file.labels.size(); ++row)
    same += dataset.label(map.images[row]) == file.labels[row] ? 1 : 0;
  if (2 * same >= file.labels.size()) return std::nullopt;
  return text(
      "The labels in %1 agree with %2 for %3 of its %4 images; are its rows in another order?",
      file.path.filename(), dataset.title(), same, file.labels.size());
}

/// Sorts the rows by image.
void sortRows(MapFile& file, FittedMap& map) {
  if (std::ranges::is_sorted(map.images)) return;
  std::vector<Eigen::Index> order(map.images.size());
  std::iota(order.begin(), order.end(), Eigen::Index{0});
  std::ranges::sort(order, {},
                    [&](Eigen::Index row) { return map.images[static_cast<std::size_t>(row)]; });
  file.positions = MatrixF(file.positions(order, Eigen::all));
  std::vector<ClassId> labels;
  for (const Eigen::Index row : order)
    if (!file.labels.empty()) labels.push_back(file.labels[static_cast<std::size_t>(row)]);
  file.labels = std::move(labels);
  std::ranges::sort(map.images);
}

/// Leaves out a third coordinate that is the label of each row. @return a sentence if it was one
/// @param labels of the rows
std::optional<Text> takeLabelColumn(MatrixF& positions, std::span<const ClassId> labels,
                                    const MapFile& file) {
  if (positions.cols() != 3 || std::cmp_not_equal(labels.size(), positions.rows()))
    return std::nullopt;
  for (std::size_t row = 0; row < labels.size(); ++row)
    if (positions(static_cast<Eigen::Index>(row), 2) != static_cast<float>(labels[row]))
      return std::nullopt;
  if (std::ranges::all_of(labels, [&](ClassId label) { return label == labels[0]; }))
    return std::nullopt;
  positions.conservativeResize(Eigen::NoChange, 2);
  return text("The third column of %1 holds the labels of the images. It is not read as depth.",
              file.path.filename());
}

}  // namespace

Result<FittedMap> fitMap(MapFile file, const Dataset& dataset) {
  const auto rows = static_cast<std::size_t>(file.positions.rows());
  FittedMap map;
  const auto split = splitOf(rows, dataset);
  const bool named = !file.images.empty() && !(file.imagesCountRows && split);
  if (named) {
    if (auto checked = checkImages(file, dataset); !checked) return tl::unexpected(checked.error());
    map.images = std::move(file.images);
    map.imagesText = rows == dataset.size() ? allImages() : indexedImages();
    sortRows(file, map);
  } else if (split) {
    map.images = dataset.indices(split->first);
    map.imagesText = split->second;
  } else {
    return wrongCount(file, dataset);
  }
  map.doubt = takeLabelColumn(file.positions, dataset.labelsOf(map.images), file);
  if (!map.doubt) map.doubt = doubtOf(file, map, dataset);
  map.positions = std::move(file.positions);
  return map;
}

Result<SelectedMap> selectRows(MapFile file, std::span<const ImageIndex> images,
                               std::span<const ClassId> labels) {
  const bool counts = file.imagesCountRows && std::cmp_equal(file.positions.rows(), images.size());
  SelectedMap map;
  if (!file.images.empty() && !counts) {
    std::map<ImageIndex, Eigen::Index> rows;
    for (std::size_t row = 0; row < file.images.size(); ++row)
      if (!rows.emplace(file.images[row], static_cast<Eigen::Index>(row)).second)
        return badFile("%1 names image %2 twice in its index.", file.path, file.images[row]);
    std::vector<Eigen::Index> order;
    for (const ImageIndex image : images) {
      const auto row = rows.find(image);
      if (row == rows.end())
        return badFile("%1 has no row for image %2, which is selected.", file.path, image);
      order.push_back(row->second);
    }
    file.positions = MatrixF(file.positions(order, Eigen::all));
  }
  map.doubt = takeLabelColumn(file.positions, labels, file);
  map.positions = std::move(file.positions);
  return map;
}

}  // namespace lookbook
