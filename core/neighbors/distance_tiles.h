#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/result.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace lookbook {

/// Computes the distances from some of the points, the queries, to all points, tile by tile, as
/// matrix products: queries (-2 q, 1) times references (r, |r|^2) gives |r|^2 - 2 q.r, which is the
/// squared distance without |q|^2. Points are centred, which keeps rounding errors small, and
/// sorted along the coordinate with the largest variance. Near points are then visited first, and
/// points that are too far away along that coordinate are skipped (Friedman, Baskett & Shustek
/// 1975, "An algorithm for finding nearest neighbors").
class DistanceTiles {
 public:
  static constexpr std::size_t kReferences = 512;  ///< references of a tile

  /// A point whose distances are computed.
  struct Query {
    std::uint32_t row;    ///< its index among the queries of the caller
    std::uint32_t place;  ///< its place among the sorted points
    float norm;           ///< squared norm of the centred point
  };

  /// @param points n x d
  /// @param queries indices of points, each below n
  /// Errors: badArgument if a value is not finite or squared distances overflow.
  static Result<DistanceTiles> create(const MatrixView& points,
                                      std::span<const std::uint32_t> queries, ThreadTeam& team);

  /// The queries, in the order of their places.
  [[nodiscard]] std::span<const Query> queries() const { return queries_; }
  /// The point at each place.
  [[nodiscard]] std::span<const std::uint32_t> order() const { return order_; }
  /// An upper bound of the rounding error of a product.
  [[nodiscard]] float slack() const { return slack_; }

  /// The number of queries in a block: large enough for fast products, but small enough that few
  /// queries are divided among all threads. A tile of distances fits into a second-level cache.
  [[nodiscard]] std::size_t blockSize() const;
  [[nodiscard]] std::size_t blocks() const {
    return (queries_.size() + blockSize() - 1) / blockSize();
  }
  [[nodiscard]] std::span<const Query> block(std::size_t block) const {
    const std::size_t begin = block * blockSize();
    return queries().subspan(begin, std::min(blockSize(), queries_.size() - begin));
  }

  /// Visits tiles outwards from a block, the nearer side first, until both sides are too far away.
  /// @param tile memory of the thread, blockSize() x kReferences
  /// @param bound () -> float: the largest squared distance that matters to a query of the block
  /// @param visit (query, products, count, place): receives the products of a query, given by its
  /// index in the block, with the points at `count` places from `place` on; it may overwrite them
  template <class Bound, class Visit>
  void walk(std::size_t block, MatrixF& tile, Bound&& bound, Visit&& visit) const;

 private:
  DistanceTiles() = default;
  void sortPoints(const MatrixView& points, const Eigen::RowVectorXf& mean);
  double fillReferences(const MatrixView& points, const Eigen::RowVectorXf& mean);
  void fillQueries(std::span<const std::uint32_t> queries);
  void multiply(std::size_t block, std::size_t place, std::size_t count, MatrixF& tile) const;

  MatrixF queryRows_;           ///< (-2 q, 1)
  MatrixF references_;          ///< (r, |r|^2)
  std::vector<Query> queries_;  ///< in the order of their places
  /// The coordinate by which points are sorted, in increasing order.
  std::vector<float> keys_;
  std::vector<std::uint32_t> order_;  ///< the point at each place
  float slack_ = 0;
};

template <class Bound, class Visit>
void DistanceTiles::walk(std::size_t block, MatrixF& tile, Bound&& bound, Visit&& visit) const {
  constexpr float kNone = std::numeric_limits<float>::infinity();
  const std::span<const Query> mine = this->block(block);
  const std::size_t n = order_.size();
  const std::size_t first = mine.front().place;
  const std::size_t last = mine.back().place;
  std::size_t left = first / kReferences * kReferences;  // tiles before this one remain at the left
  // Tiles from this one on remain at the right.
  std::size_t right = left;
  while (true) {
    const float leftGap = left > 0 ? keys_[first] - keys_[left - 1] : kNone;
    const float rightGap = right < n ? std::max(0.0F, keys_[right] - keys_[last]) : kNone;
    const float gap = std::min(leftGap, rightGap);
    if (gap == kNone || gap * gap > bound() + slack_) return;
    const bool rightwards = rightGap <= leftGap;
    const std::size_t place = rightwards ? right : left - kReferences;
    const std::size_t count = std::min(kReferences, n - place);
    multiply(block, place, count, tile);
    for (std::size_t q = 0; q < mine.size(); ++q)
      visit(q, tile.data() + q * kReferences, count, place);
    if (rightwards)
      right += kReferences;
    else
      left = place;
  }
}

}  // namespace lookbook
