#include "core/quality/silhouette.h"

#include "core/base/rounds.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>
#include <numeric>

namespace lookbook {

namespace {

constexpr std::size_t kChunk = 256;  // points that are measured together
constexpr std::size_t kLanes = 8;

/// The points sorted by class, with each coordinate in a separate column, so that loops over the
/// points of a class access memory sequentially.
class ClassColumns {
 public:
  ClassColumns(const MatrixView& points, std::span<const ClassId> labels,
               std::optional<ClassId> unlabelled) {
    std::vector<std::uint32_t> order(labels.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return labels[i]; });
    start_.resize(std::size_t{2} + std::ranges::max(labels));
    for (const ClassId label : labels) ++start_[label + 1U];
    for (std::size_t label = 0; label + 1 < start_.size(); ++label)
      if (start_[label + 1] > 0 && label != unlabelled) present_.push_back(label);
    std::partial_sum(start_.begin(), start_.end(), start_.begin());
    columns_.resize(points.rows(), points.cols());
    for (Eigen::Index place = 0; place < columns_.rows(); ++place)
      columns_.row(place) = points.row(order[static_cast<std::size_t>(place)]);
  }

  /// The labels that occur, in increasing order, except for the unlabelled one.
  [[nodiscard]] std::span<const std::size_t> present() const { return present_; }
  [[nodiscard]] std::size_t count(std::size_t label) const {
    return start_[label + 1] - start_[label];
  }

  /// The sum of a point's distances to all points of a class. Distances are in float, sums in
  /// double and in a fixed order.
  [[nodiscard]] double sumDistances(const MatrixView& points, std::uint32_t point,
                                    std::size_t label) const {
    alignas(64) std::array<float, kChunk> distances;
    std::array<double, kLanes> sums{};
    for (std::size_t begin = start_[label]; begin < start_[label + 1]; begin += kChunk) {
      const std::size_t count = std::min(kChunk, start_[label + 1] - begin);
      distances.fill(0);
      for (Eigen::Index c = 0; c < columns_.cols(); ++c) {
        const float coordinate = points(point, c);
        const float* column = columns_.col(c).data() + begin;
        for (std::size_t i = 0; i < count; ++i) {
          const float difference = column[i] - coordinate;
          distances[i] += difference * difference;
        }
      }
      Eigen::Map<Eigen::Array<float, kChunk, 1>, Eigen::Aligned64> roots(distances.data());
      roots = roots.sqrt();
      for (std::size_t i = 0; i < kChunk; i += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane)
          sums[lane] += static_cast<double>(distances[i + lane]);
    }
    return std::accumulate(sums.begin(), sums.end(), 0.0);
  }

 private:
  Eigen::MatrixXf columns_;         ///< n x d, column by column
  std::vector<std::size_t> start_;  ///< the first point of each class, and the end
  std::vector<std::size_t> present_;
};

float silhouetteOf(std::uint32_t point, std::size_t own, const MatrixView& points,
                   const ClassColumns& classes) {
  if (classes.count(own) == 1) return 0;
  const double within =
      classes.sumDistances(points, point, own) / static_cast<double>(classes.count(own) - 1);
  double nearest = std::numeric_limits<double>::infinity();
  for (const std::size_t label : classes.present())
    if (label != own)
      nearest = std::min(nearest, classes.sumDistances(points, point, label) /
                                      static_cast<double>(classes.count(label)));
  const double larger = std::max(within, nearest);
  return larger > 0 ? static_cast<float>((nearest - within) / larger) : 0.0F;
}

}  // namespace

bool severalClasses(std::span<const ClassId> labels, std::optional<ClassId> unlabelled) {
  std::optional<ClassId> first;
  for (const ClassId label : labels) {
    if (label == unlabelled) continue;
    if (first && label != *first) return true;
    first = label;
  }
  return false;
}

Result<std::vector<float>> silhouette(const MatrixView& points, std::span<const ClassId> labels,
                                      std::span<const std::uint32_t> queries, ThreadTeam& team,
                                      const std::stop_token& stop, const Progress& progress,
                                      std::optional<ClassId> unlabelled) {
  assert(labels.size() == static_cast<std::size_t>(points.rows()));
  if (!severalClasses(labels, unlabelled))
    return badArgument(text("All points are of one class; a silhouette needs at least two."));
  constexpr std::size_t kBlock = 16;
  const ClassColumns classes(points, labels, unlabelled);
  std::vector<float> values(queries.size());
  const std::size_t blocks = (queries.size() + kBlock - 1) / kBlock;
  const auto done = forBlocksInRounds(team, blocks, stop, progress, [&](std::size_t block, int) {
    const std::size_t end = std::min((block + 1) * kBlock, queries.size());
    for (std::size_t q = block * kBlock; q < end; ++q)
      values[q] = silhouetteOf(queries[q], labels[queries[q]], points, classes);
  });
  if (!done) return tl::unexpected(done.error());
  return values;
}

}  // namespace lookbook
