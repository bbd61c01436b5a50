#include "core/data/image_statistics.h"

#include <algorithm>
#include <cmath>
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

/// A sample of the images of a class, as rows of grey values in [0, 1], and their mean.
struct ClassSample {
  std::vector<float> rows;
  std::vector<float> mean;
};

ClassSample sampleOf(const Dataset& dataset, const std::vector<ImageIndex>& images) {
  // Fewer images if they are larger, to limit the number of values.
  const std::size_t most = std::clamp<std::size_t>(400'000 / dataset.imageSize(), 50, 500);
  const std::size_t count = std::min(images.size(), most);
  const std::size_t size = dataset.imageSize();
  ClassSample sample{.rows = std::vector<float>(count * size), .mean = std::vector<float>(size)};
  for (std::size_t row = 0; row < count; ++row) {
    const auto image = dataset.image(images[row * images.size() / count]);
    for (std::size_t pixel = 0; pixel < size; ++pixel) {
      const float grey = static_cast<float>(image[pixel]) / 255.0F;
      sample.rows[row * size + pixel] = grey;
      sample.mean[pixel] += grey / static_cast<float>(count);
    }
  }
  for (std::size_t at = 0; at < sample.rows.size(); ++at) sample.rows[at] -= sample.mean[at % size];
  return sample;
}

/// The first principal component, by power iteration. It need not be exact, because it only sorts
/// images.
std::vector<float> firstComponent(const ClassSample& sample) {
  constexpr int kIterations = 12;
  const std::size_t size = sample.mean.size();
  std::vector<float> direction(size);
  for (std::size_t pixel = 0; pixel < size; ++pixel)  // a start without the symmetries of images
    direction[pixel] = 1.0F + static_cast<float>(pixel % 7) / 7.0F;
  for (int iteration = 0; iteration < kIterations; ++iteration) {
    std::vector<float> next(size);
    for (std::size_t start = 0; start < sample.rows.size(); start += size) {
      const float* row = sample.rows.data() + start;
      const float along = std::inner_product(row, row + size, direction.begin(), 0.0F);
      for (std::size_t pixel = 0; pixel < size; ++pixel) next[pixel] += along * row[pixel];
    }
    const double length =
        std::sqrt(std::inner_product(next.begin(), next.end(), next.begin(), 0.0));
    if (length == 0) break;  // all images are the same
    for (std::size_t pixel = 0; pixel < size; ++pixel)
      direction[pixel] = static_cast<float>(next[pixel] / length);
  }
  if (std::accumulate(direction.begin(), direction.end(), 0.0) < 0)
    for (float& value : direction) value = -value;
  return direction;
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

std::vector<float> appearance(const Dataset& dataset) {
  std::vector<std::vector<ImageIndex>> classes(static_cast<std::size_t>(dataset.classCount()));
  for (ImageIndex index = 0; index < dataset.size(); ++index)
    classes[static_cast<std::size_t>(dataset.label(index))].push_back(index);
  std::vector<float> result(dataset.size());
  for (const auto& images : classes) {
    if (images.empty()) continue;
    const ClassSample sample = sampleOf(dataset, images);
    const std::vector<float> direction = firstComponent(sample);
    for (const ImageIndex index : images) {
      const auto image = dataset.image(index);
      float along = 0;
      for (std::size_t pixel = 0; pixel < image.size(); ++pixel)
        along +=
            (static_cast<float>(image[pixel]) / 255.0F - sample.mean[pixel]) * direction[pixel];
      result[index] = along;
    }
  }
  return result;
}

std::vector<std::size_t> classCounts(const Dataset& dataset, std::span<const ImageIndex> images) {
  std::vector<std::size_t> counts(static_cast<std::size_t>(dataset.classCount()));
  for (const ImageIndex index : images) ++counts[static_cast<std::size_t>(dataset.label(index))];
  return counts;
}

}  // namespace lookbook
