#include "core/data/image_statistics.h"

#include <numeric>

namespace lookbook {

namespace {

/// The sums of each pixel over each class, classCount() x imageSize().
std::vector<std::uint64_t> classSums(const Dataset& dataset) {
  const std::size_t size = dataset.imageSize();
  std::vector<std::uint64_t> sums(static_cast<std::size_t>(dataset.classCount()) * size);
  for (ImageIndex index = 0; index < dataset.size(); ++index) {
    const auto image = dataset.image(index);
    std::uint64_t* sum = sums.data() + static_cast<std::size_t>(dataset.label(index)) * size;
    for (std::size_t pixel = 0; pixel < size; ++pixel) sum[pixel] += image[pixel];
  }
  return sums;
}

}  // namespace

std::vector<std::uint8_t> meanImage(const Dataset& dataset, std::span<const ImageIndex> images) {
  if (images.empty()) return {};
  std::vector<std::uint64_t> sums(dataset.imageSize());
  for (const ImageIndex index : images) {
    const auto image = dataset.image(index);
    for (std::size_t pixel = 0; pixel < image.size(); ++pixel) sums[pixel] += image[pixel];
  }
  std::vector<std::uint8_t> mean(sums.size());
  for (std::size_t pixel = 0; pixel < sums.size(); ++pixel)
    mean[pixel] = static_cast<std::uint8_t>((sums[pixel] + images.size() / 2) / images.size());
  return mean;
}

std::vector<float> brightness(const Dataset& dataset) {
  std::vector<float> result(dataset.size());
  for (ImageIndex index = 0; index < dataset.size(); ++index) {
    const auto image = dataset.image(index);
    const auto sum = std::accumulate(image.begin(), image.end(), std::uint64_t{0});
    result[index] =
        static_cast<float>(static_cast<double>(sum) / static_cast<double>(image.size()));
  }
  return result;
}

std::vector<float> distanceFromClassMean(const Dataset& dataset) {
  const std::size_t size = dataset.imageSize();
  const std::vector<ImageIndex> all = dataset.indices(SplitChoice::all);
  const std::vector<std::size_t> counts = classCounts(dataset, all);
  const std::vector<std::uint64_t> sums = classSums(dataset);
  std::vector<float> means(sums.size());
  for (std::size_t at = 0; at < sums.size(); ++at)
    if (const std::size_t count = counts[at / size]; count > 0)
      means[at] =
          static_cast<float>(static_cast<double>(sums[at]) / (255.0 * static_cast<double>(count)));
  std::vector<float> result(dataset.size());
  for (const ImageIndex index : all) {
    const auto image = dataset.image(index);
    const float* mean = means.data() + static_cast<std::size_t>(dataset.label(index)) * size;
    float distance = 0;
    for (std::size_t pixel = 0; pixel < size; ++pixel) {
      const float difference = static_cast<float>(image[pixel]) / 255.0F - mean[pixel];
      distance += difference * difference;
    }
    result[index] = distance;
  }
  return result;
}

std::vector<std::size_t> classCounts(const Dataset& dataset, std::span<const ImageIndex> images) {
  std::vector<std::size_t> counts(static_cast<std::size_t>(dataset.classCount()));
  for (const ImageIndex index : images) ++counts[static_cast<std::size_t>(dataset.label(index))];
  return counts;
}

}  // namespace lookbook
