#include "core/neighbors/distance_tiles.h"

#include "core/base/linear/column_means.h"
#include "core/base/linear/eigen_blocking.h"
#include "core/neighbors/neighbor_input.h"

#include <numeric>

namespace lookbook {

namespace {

Eigen::Index index(std::size_t i) {
  return static_cast<Eigen::Index>(i);
}

}  // namespace

Result<DistanceTiles> DistanceTiles::create(const MatrixView& points,
                                            std::span<const std::uint32_t> queries,
                                            ThreadTeam& team) {
  if (auto checked = checkDistances(points, team); !checked) return tl::unexpected(checked.error());
  fixEigenBlocking();
  DistanceTiles tiles;
  const Eigen::RowVectorXf mean = columnMeans(points, team).cast<float>();
  tiles.sortPoints(points, mean);
  const double largest = tiles.fillReferences(points, mean);
  // Higham 2002, "Accuracy and Stability of Numerical Algorithms", 3.1: a dot product of length d
  // errs by at most d u sum |a_i b_i|, here at most 3 |x|^2 of the farthest point; then centring
  // and adding |q|^2.
  constexpr double kRoundoff = 0x1.0p-24;
  tiles.slack_ =
      static_cast<float>(4.0 * (static_cast<double>(points.cols()) + 16) * kRoundoff * largest);
  tiles.fillQueries(queries);
  return tiles;
}

void DistanceTiles::sortPoints(const MatrixView& points, const Eigen::RowVectorXf& mean) {
  const auto n = static_cast<std::size_t>(points.rows());
  Eigen::RowVectorXd squares = Eigen::RowVectorXd::Zero(points.cols());
  for (std::size_t i = 0; i < n; ++i)
    squares += (points.row(index(i)) - mean).cast<double>().cwiseAbs2();
  Eigen::Index widest = 0;
  for (Eigen::Index c = 1; c < squares.size(); ++c)
    if (squares[c] > squares[widest]) widest = c;
  order_.resize(n);
  std::iota(order_.begin(), order_.end(), 0U);
  std::stable_sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return points(a, widest) < points(b, widest);
  });
  for (const std::uint32_t i : order_) keys_.push_back(points(i, widest) - mean[widest]);
}

/// Returns the largest squared norm.
double DistanceTiles::fillReferences(const MatrixView& points, const Eigen::RowVectorXf& mean) {
  const Eigen::Index d = points.cols();
  double largest = 0;
  references_.resize(points.rows(), d + 1);
  for (Eigen::Index i = 0; i < references_.rows(); ++i) {
    references_.row(i).head(d) = points.row(order_[static_cast<std::size_t>(i)]) - mean;
    const double norm = references_.row(i).head(d).cast<double>().squaredNorm();
    largest = std::max(largest, norm);
    references_(i, d) = static_cast<float>(norm);
  }
  return largest;
}

void DistanceTiles::fillQueries(std::span<const std::uint32_t> queries) {
  std::vector<std::uint32_t> placeOf(order_.size());
  for (std::size_t place = 0; place < order_.size(); ++place)
    placeOf[order_[place]] = static_cast<std::uint32_t>(place);
  const Eigen::Index d = references_.cols() - 1;
  for (std::size_t row = 0; row < queries.size(); ++row) {
    const std::uint32_t place = placeOf[queries[row]];
    queries_.push_back({static_cast<std::uint32_t>(row), place, references_(place, d)});
  }
  std::ranges::stable_sort(queries_, {}, &Query::place);
  queryRows_.resize(index(queries_.size()), d + 1);
  for (std::size_t q = 0; q < queries_.size(); ++q) {
    queryRows_.row(index(q)).head(d) = -2.0F * references_.row(queries_[q].place).head(d);
    queryRows_(index(q), d) = 1.0F;
  }
}

std::size_t DistanceTiles::blockSize() const {
  constexpr std::size_t kFewest = 32;
  constexpr std::size_t kMost = 256;
  return std::clamp(queries_.size() / kFewest, kFewest, kMost);
}

void DistanceTiles::multiply(std::size_t block, std::size_t place, std::size_t count,
                             MatrixF& tile) const {
  const std::size_t begin = block * blockSize();
  const std::size_t rows = std::min(blockSize(), queries_.size() - begin);
  tile.topLeftCorner(index(rows), index(count)).noalias() =
      queryRows_.middleRows(index(begin), index(rows)) *
      references_.middleRows(index(place), index(count)).transpose();
}

}  // namespace lookbook
