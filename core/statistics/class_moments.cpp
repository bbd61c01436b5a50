#include "core/statistics/class_moments.h"

#include "core/data/image_statistics.h"

#include <atomic>
#include <cmath>
#include <cstdint>

namespace lookbook {

namespace {

/// The sums of one thread, classes x pixels. They are integers, so that their order does not
/// matter.
struct Sums {
  explicit Sums(std::size_t size) : values(size), squares(size) {}

  void add(const Dataset& dataset, ImageIndex index) {
    const auto image = dataset.image(index);
    const std::size_t from = static_cast<std::size_t>(dataset.label(index)) * image.size();
    for (std::size_t pixel = 0; pixel < image.size(); ++pixel) {
      const std::uint32_t value = image[pixel];
      values[from + pixel] += value;
      squares[from + pixel] += value * value;
    }
  }
  void add(const Sums& other) {
    for (std::size_t at = 0; at < values.size(); ++at) {
      values[at] += other.values[at];
      squares[at] += other.squares[at];
    }
  }

  std::vector<std::uint64_t> values;
  std::vector<std::uint64_t> squares;
};

}  // namespace

Result<ClassMoments> classMoments(const Dataset& dataset, ThreadTeam& team,
                                  const std::stop_token& stop, const Progress& progress) {
  constexpr std::size_t kImages = 1024;
  const auto classes = static_cast<std::size_t>(dataset.classCount());
  const std::size_t size = dataset.imageSize();
  std::vector<Sums> sums(static_cast<std::size_t>(team.size()), Sums(classes * size));
  std::atomic<std::size_t> done = 0;
  forRanges(team, dataset.size(), kImages, [&](std::size_t begin, std::size_t end, int worker) {
    if (stop.stop_requested()) return;
    for (std::size_t i = begin; i < end; ++i)
      sums[static_cast<std::size_t>(worker)].add(dataset, static_cast<ImageIndex>(i));
    const std::size_t finished = done += end - begin;
    if (worker == 0)
      report(progress, static_cast<double>(finished) / static_cast<double>(dataset.size()));
  });
  if (stop.stop_requested()) return cancelled();
  for (std::size_t worker = 1; worker < sums.size(); ++worker) sums[0].add(sums[worker]);

  ClassMoments moments;
  moments.counts = classCounts(dataset, dataset.indices(SplitChoice::all));
  moments.means.setZero(static_cast<Eigen::Index>(classes), static_cast<Eigen::Index>(size));
  moments.deviations = moments.means;
  for (std::size_t at = 0; at < classes * size; ++at) {
    const std::uint64_t count = moments.counts[at / size];
    if (count == 0) continue;
    const auto n = static_cast<double>(count);
    const std::uint64_t sum = sums[0].values[at];
    const std::uint64_t spread = count * sums[0].squares[at] - sum * sum;  // n^2 times the variance
    moments.means.data()[at] = static_cast<float>(static_cast<double>(sum) / n);
    moments.deviations.data()[at] = static_cast<float>(std::sqrt(static_cast<double>(spread)) / n);
  }
  return moments;
}

}  // namespace lookbook
