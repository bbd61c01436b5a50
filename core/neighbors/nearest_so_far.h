#pragma once

#include "core/base/matrix.h"
#include "core/neighbors/squared_distance.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace lookbook {

/// A point that may be among the nearest; nearer ones come first, ties by index.
struct Candidate {
  float distance;
  std::uint32_t index;
  bool operator<(const Candidate& other) const {
    return distance != other.distance ? distance < other.distance : index < other.index;
  }
};

inline const float* rowOf(const MatrixView& points, std::size_t i) {
  return points.data() + static_cast<Eigen::Index>(i) * points.outerStride();
}

/// The best neighbours of one query so far. The error of a product is at most the slack. Points
/// within twice the slack of the k-th smallest product are therefore kept and measured exactly at
/// the end, so that none of the k nearest is lost.
class NearestSoFar {
 public:
  explicit NearestSoFar(std::size_t k) : k_(k), capacity_(2 * k + kSpare) {
    candidates_.reserve(capacity_);
  }

  void restart(const float* query, float norm, float slack) {
    query_ = query;
    norm_ = norm;
    slack_ = slack;
    candidates_.clear();
    bound_ = std::numeric_limits<float>::infinity();
  }

  /// The largest |r|^2 - 2 q.r of a point that may be among the nearest.
  [[nodiscard]] float bound() const { return bound_; }

  void add(float product, std::uint32_t index, const MatrixView& points) {
    candidates_.push_back({product, index});
    if (candidates_.size() < capacity_) return;
    prune();
    // If many are at the same distance, for example duplicates, only their exact order can remove
    // some.
    if (candidates_.size() > capacity_ - kSpare) measure(points);
  }

  /// The k nearest, with exact squared distances.
  const std::vector<Candidate>& sorted(const MatrixView& points) {
    prune();
    measure(points);
    for (Candidate& candidate : candidates_)
      candidate.distance = squaredDistanceTo(candidate, points);
    std::sort(candidates_.begin(), candidates_.end());
    return candidates_;
  }

 private:
  static constexpr std::size_t kSpare = 64;

  /// Removes points that are certainly farther than the k-th nearest.
  void prune() {
    if (candidates_.size() <= k_) return;
    const auto last = candidates_.begin() + static_cast<std::ptrdiff_t>(k_) - 1;
    std::nth_element(candidates_.begin(), last, candidates_.end());
    bound_ = last->distance + 2 * slack_;
    const auto beyond = std::partition(last + 1, candidates_.end(),
                                       [this](const Candidate& c) { return c.distance <= bound_; });
    candidates_.erase(beyond, candidates_.end());
  }

  /// Keeps the k nearest by their exact distances, which are converted to the scale of products.
  void measure(const MatrixView& points) {
    if (candidates_.size() <= k_) return;
    for (Candidate& candidate : candidates_)
      candidate.distance = squaredDistanceTo(candidate, points);
    const auto last = candidates_.begin() + static_cast<std::ptrdiff_t>(k_) - 1;
    std::nth_element(candidates_.begin(), last, candidates_.end());
    candidates_.resize(k_);
    bound_ = candidates_.back().distance - norm_ + 2 * slack_;
    for (Candidate& candidate : candidates_) candidate.distance -= norm_;
  }

  [[nodiscard]] float squaredDistanceTo(const Candidate& candidate,
                                        const MatrixView& points) const {
    return squaredDistance(query_, rowOf(points, candidate.index),
                           static_cast<std::size_t>(points.cols()));
  }

  std::size_t k_;
  std::size_t capacity_;
  const float* query_ = nullptr;
  float norm_ = 0;
  float slack_ = 0;
  float bound_ = 0;
  std::vector<Candidate> candidates_;
};

}  // namespace lookbook
